-- Driven by .ci/neovim.sh: a broken file in Neovim, with its own language client and editors/neovim/mcplint.lua.
local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function expect(what, is_so)
  if not is_so then
    fail(what)
  end
end

--- The rules that the buffer's diagnostics name, sorted, once there are `count` of them.
local function rules(count)
  vim.wait(30000, function()
    return #vim.diagnostic.get(0) == count
  end, 20)
  local names = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    table.insert(names, tostring(found.code or found.user_data.lsp.code))
  end
  table.sort(names)
  return table.concat(names, " ")
end

--- Chooses the code action with this title in the list that Neovim shows, and waits until it is applied.
local function choose(title)
  local before = vim.api.nvim_buf_get_changedtick(0)
  local titles = {}
  vim.ui.select = function(items, options, on_choice)
    for index, item in ipairs(items) do
      local shown = options.format_item and options.format_item(item) or tostring(item)
      table.insert(titles, shown)
      if shown:find(title, 1, true) then
        return on_choice(item, index)
      end
    end
    on_choice(nil, nil)
  end
  vim.lsp.buf.code_action()
  vim.wait(30000, function()
    return vim.api.nvim_buf_get_changedtick(0) ~= before
  end, 20)
  expect("no action `" .. title .. "` among: " .. table.concat(titles, " | "),
    vim.api.nvim_buf_get_changedtick(0) ~= before)
end

local function run()
  vim.cmd("edit " .. vim.env.MCPLINT_FILE)
  vim.cmd("setfiletype json")
  local found = rules(2)
  expect("on open: " .. found, found == "json-trailing-comma npx-missing-yes")
  local comma = vim.tbl_filter(function(diagnostic)
    return diagnostic.message:find("comma")
  end, vim.diagnostic.get(0))[1]
  expect("the comma is not where it is", comma and comma.lnum == 4 and comma.col == 40)
  vim.api.nvim_win_set_cursor(0, { 5, 20 })
  choose("Insert \"-y\" before the package")
  found = rules(1)
  expect("after the first action: " .. found, found == "json-trailing-comma")
  choose("Fix all safe problems")
  found = rules(0)
  expect("after all: " .. found, found == "")
  vim.cmd("silent write")
  io.stdout:write("neovim " .. tostring(vim.version().major) .. "." .. tostring(vim.version().minor) .. ": diagnostics, actions, save\n")
  vim.cmd("qall!")
end

local ok, message = xpcall(run, debug.traceback)
if not ok then
  fail(message)
end
