;;; Driven by .ci/emacs.sh: a broken file in Emacs with eglot and editors/emacs/mcplint.el.  -*- lexical-binding: t -*-

(load (expand-file-name "editors/emacs/mcplint.el"))
(setq mcplint-command (list (getenv "MCPLINT") "lsp")
      eglot-sync-connect 30
      eglot-autoshutdown t
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

;; Emacs 29 has this mode.
(unless (fboundp 'js-json-mode)
  (define-derived-mode js-json-mode js-mode "JSON"))

(defun mcplint-test-rules ()
  (sort (mapcar (lambda (found) (replace-regexp-in-string "\\`mcplint \\[\\|\\].*\\'" "" (flymake-diagnostic-text found)))
                (flymake-diagnostics))
        #'string<))

(defun mcplint-test-wait (count)
  "Wait until there are COUNT diagnostics, and return their texts."
  (let ((end (+ (float-time) 30)))
    (while (and (/= (length (flymake-diagnostics)) count) (< (float-time) end))
      (accept-process-output nil 0.05)
      (flymake-start)))
  (mcplint-test-rules))

(find-file (getenv "MCPLINT_FILE"))
(js-json-mode)
(apply #'eglot (eglot--guess-contact))
(let ((found (mcplint-test-wait 2)))
  (unless (= (length found) 2)
    (error "On open: %S" found)))
(eglot-code-actions (point-min) (point-max) "source.fixAll.mcplint" t)
(eglot--signal-textDocument/didChange)
(let ((found (mcplint-test-wait 0)))
  (when found
    (error "After the fix: %S" found)))
(save-buffer)
(message "emacs %s, eglot: diagnostics, action, save" emacs-version)
(eglot-shutdown (eglot-current-server))
