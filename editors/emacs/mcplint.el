;;; mcplint.el --- mcplint for eglot  -*- lexical-binding: t -*-

;; Load this file, then `M-x eglot' in a config file, or add `eglot-ensure' to the hooks of these modes.
;; The server is silent about files that no MCP client reads.

(require 'eglot)

(defvar mcplint-command '("mcplint" "lsp")
  "The command that starts the language server.")

(add-to-list 'eglot-server-programs
             (cons '(js-json-mode json-mode json-ts-mode conf-toml-mode toml-ts-mode yaml-mode yaml-ts-mode)
                   (lambda (&rest _) mcplint-command)))

(provide 'mcplint)
;;; mcplint.el ends here
