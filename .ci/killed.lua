-- Opens a draft, changes it again and again, and says when that has begun: to be killed by `.ci/editor`.
local folder = vim.env.FOLDER
vim.cmd('edit ' .. folder .. '/draft.md')
local draft = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = 'noticelint', cmd = { vim.env.NOTICELINT, 'lsp' }, root_dir = folder })
vim.lsp.buf_attach_client(draft, client)
vim.wait(20000, function() return #vim.diagnostic.get(draft) > 0 end, 20)
vim.fn.writefile({}, vim.env.READY)
while true do
  vim.api.nvim_buf_set_lines(draft, -1, -1, true, { '流失' })
  vim.wait(5)
end
