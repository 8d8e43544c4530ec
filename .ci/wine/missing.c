/* What Wine 8 lacks: bcryptprimitives.dll with ProcessPrng, which Rust's hash maps are seeded with. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
