-- A real editor against `noticelint lsp`: Neovim 0.7 and later, run by `.ci/editor`. Ends with 1 and says what failed.
local bin, folder = vim.env.NOTICELINT, vim.env.FOLDER

local function fail(what)
  io.stdout:write('failed: ' .. what .. '\n')
  vim.cmd('cquit 1')
end

local function check(holds, what)
  if not holds then fail(what) end
  io.stdout:write('ok: ' .. what .. '\n')
end

local function wait(what, holds)
  check(vim.wait(20000, holds, 20), what)
end

-- One server for the folder, as a configuration of Neovim starts it.
local client
local function attach()
  local buffer = vim.api.nvim_get_current_buf()
  client = client or vim.lsp.start_client({ name = 'noticelint', cmd = { bin, 'lsp', '--as-of', '2026-11-22' }, root_dir = folder })
  vim.lsp.buf_attach_client(buffer, client)
  return buffer
end

local function open(name)
  vim.cmd('edit ' .. folder .. '/' .. name)
  return attach()
end

local function told(buffer, code)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if (one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code)) == code then return one end
  end
end

local function request(buffer, method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  local answer = answers and answers[client]
  check(answer and not answer.err, method)
  return answer.result
end

local draft = open('draft.md')
wait('findings come', function() return told(draft, 'terms/wrong') end)

-- Neovim counts bytes: the word stands behind 𠮷 (four bytes, two units) and 😀.
local line = vim.api.nvim_buf_get_lines(draft, 0, 1, true)[1]
local word = told(draft, 'terms/wrong')
check(line:sub(word.col + 1, word.end_col) == '流失', 'the finding stands on its word')

-- An action is applied, and the finding goes.
local at = { line = 0, character = vim.str_utfindex and select(2, vim.str_utfindex(line, word.col)) or 0 }
local actions = request(draft, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(draft),
  range = { start = at, ['end'] = at },
  context = { diagnostics = {} },
})
local fix
for _, action in ipairs(actions) do
  if action.isPreferred then fix = action end
end
check(fix ~= nil, 'a fix is offered: ' .. (fix and fix.title or ''))
vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
check(vim.api.nvim_buf_get_lines(draft, 0, 1, true)[1]:find('流出', 1, true), 'it is applied to the word')
wait('the finding goes', function() return not told(draft, 'terms/wrong') end)

-- Typing between two surrogate pairs, and undoing it.
local before = #vim.diagnostic.get(draft)
vim.cmd('let &undolevels = &undolevels') -- what was done so far is one thing, this another
vim.api.nvim_buf_set_text(draft, 0, 6, 0, 6, { '流失😀' })
wait('what is typed is found', function() return told(draft, 'terms/wrong') end)
vim.cmd('silent undo')
wait('undone, it goes', function() return not told(draft, 'terms/wrong') and #vim.diagnostic.get(draft) == before end)

local hover = request(draft, 'textDocument/hover', {
  textDocument = vim.lsp.util.make_text_document_params(draft),
  position = { line = 2, character = 3 },
})
check(hover and hover.contents.value:find('2026-11-05', 1, true), 'a date is told of')
local symbols = request(draft, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(draft) })
check(#symbols >= 13, 'the elements are an outline')

-- Rules that are not saved count, and their mistakes are told.
local count = #vim.diagnostic.get(draft)
local rules = open('noticelint.toml')
vim.api.nvim_buf_set_lines(rules, 0, -1, true, { 'noticelint = 1', '[severity]', '"cause/mising" = "off"' })
wait('a mistake in the rules is told on its line', function()
  local told = vim.diagnostic.get(rules)
  return #told == 1 and told[1].lnum == 2
end)
vim.api.nvim_buf_set_lines(rules, 2, 3, true, { '"cause/missing" = "off"', '"cause/vague" = "off"' })
wait('mended, it goes', function() return #vim.diagnostic.get(rules) == 0 end)
wait('the draft follows what is not saved', function()
  return #vim.diagnostic.get(draft) < count and not told(draft, 'cause/missing')
end)
check(vim.fn.filereadable(folder .. '/noticelint.toml') == 0, 'nothing was written')

vim.lsp.stop_client(client)
wait('the server leaves', function() return vim.lsp.client_is_stopped(client) end)
vim.cmd('qall!')
