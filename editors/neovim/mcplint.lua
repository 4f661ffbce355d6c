-- mcplint in Neovim 0.7 and later: put this file into ~/.config/nvim/plugin/.
-- The server is silent about files that no MCP client reads, so it may see every file of these types.
local command = vim.g.mcplint_command or { "mcplint", "lsp" }
local types = { json = true, jsonc = true, toml = true, yaml = true }

local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, mark in ipairs({ "mcplint.toml", ".git" }) do
    local found = vim.fn.finddir(mark, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(mark, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:h" .. (vim.fn.isdirectory(found) == 1 and ":h" or ""))
    end
  end
  return folder
end

local clients = {}

local function attach(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if not types[vim.bo[buffer].filetype] or vim.bo[buffer].buftype ~= "" or file == "" then
    return
  end
  local config = { name = "mcplint", cmd = command, root_dir = root_of(file) }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7 has no vim.lsp.start: one client for each root, until it ends.
  local id = clients[config.root_dir]
  if not id then
    config.on_exit = function()
      clients[config.root_dir] = nil
    end
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  vim.lsp.buf_attach_client(buffer, id)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = vim.tbl_keys(types),
  callback = function(event)
    attach(event.buf)
  end,
})
