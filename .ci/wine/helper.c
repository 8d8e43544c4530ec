/* What other programs do to a draft, and how the file manager starts a program.
 *   helper hold FILE   opens FILE so that nobody else may read or write it, says "held", waits for its input to end
 *   helper share FILE  the same, but others may read, as Word and Excel leave it
 *   helper start PROGRAM FILE   starts PROGRAM with FILE; under the name explorer.exe, in a console, that is a drop
 */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    if (count == 3 && wcscmp(words[1], L"start")) {
        DWORD share = wcscmp(words[1], L"share") ? 0 : FILE_SHARE_READ;
        HANDLE file = CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_EXISTING, 0, NULL);
        if (file == INVALID_HANDLE_VALUE) return 1;
        puts("held");
        fflush(stdout);
        while (getchar() != EOF) {}
        return 0;
    }
    if (count == 4) {
        wchar_t line[4096];
        STARTUPINFOW how = { .cb = sizeof how };
        PROCESS_INFORMATION made;
        DWORD status = 0;
        swprintf(line, 4096, L"\"%ls\" \"%ls\"", words[2], words[3]);
        if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &made)) return 1;
        WaitForSingleObject(made.hProcess, 60000);
        GetExitCodeProcess(made.hProcess, &status);
        return (int)status;
    }
    return 2;
}
