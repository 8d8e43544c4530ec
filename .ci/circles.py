#!/usr/bin/env python3
"""Finds circles among the files of src: files that import each other, directly or over others.

A file is a node, an arrow is a path it names: in a `use` of any shape, or in the middle of code. A name that a `mod.rs`
hands on counts where it is defined. A `mod.rs` and its own children count as one: arrows between them do not count.
Rooms, the folders and files right below src, import each other in no circle either. Tests do not count. Ends with 1
where there is a circle.

--rooms  also prints the arrows between rooms
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "src"
# Comments, strings and characters; a quote that opens a lifetime is none of them.
NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|b?r(#*)".*?"\1|b?"(?:\\.|[^"\\])*"|b?\'(?:\\[^\']*|[^\'\\])\'', re.S
)
USE = re.compile(r"(?:\bpub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);")
MOD = re.compile(r"(?m)^\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;")
PATH = re.compile(r"(?<![\w:.])(\w+)((?:\s*::\s*\w+)+)")


def code(text):
    """The text without comments, strings and modules of tests."""
    text = NOISE.sub(lambda found: '""' if '"' in found[0][:3] else " ", text)
    kept, at = [], 0
    for found in re.finditer(r"#\[cfg\((?:any\()?test\b[^\]]*\]\s*", text):
        if found.start() < at:
            continue
        kept.append(text[at : found.start()])
        at, depth = found.end(), 0
        while at < len(text):
            sign = text[at]
            at += 1
            depth += (sign in "{(") - (sign in "})")
            if depth == 0 and sign in ";}":
                break
    return "".join(kept) + text[at:]


def tree(text):
    """All paths of a `use`, each as its segments and the name it gets."""
    text = text.strip()
    head, brace, rest = text.partition("{")
    if not brace:
        path, _, name = text.partition(" as ")
        segments = [part.strip() for part in path.split("::") if part.strip()]
        if segments and segments[-1] == "self":
            segments.pop()
        return [(segments, name.strip() or (segments[-1] if segments else ""))]
    prefix = [part.strip() for part in head.split("::") if part.strip()]
    inner, parts, depth, start = rest[: rest.rindex("}")], [], 0, 0
    for at, sign in enumerate(inner):
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            parts.append(inner[start:at])
            start = at + 1
    parts.append(inner[start:])
    found = []
    for part in filter(str.strip, parts):
        for segments, name in tree(part):
            found.append((prefix + segments, name or (prefix[-1] if prefix else "")))
    return found


class File:
    def __init__(self, path, module):
        self.path, self.module = path, module
        text = code(path.read_text(encoding="utf-8"))
        self.children = set(MOD.findall(text))
        self.uses = [entry for found in USE.findall(text) for entry in tree(found)]
        self.paths = [[first, *re.findall(r"\w+", rest)] for first, rest in PATH.findall(USE.sub(" ", text))]


def load():
    files = {}
    for path in sorted(ROOT.rglob("*.rs")):
        parts = list(path.relative_to(ROOT).with_suffix("").parts)
        if parts == ["main"]:
            continue
        if parts[-1] in ("mod", "lib"):
            parts.pop()
        files[tuple(parts)] = File(path, tuple(parts))
    # Files that only tests declare.
    return {
        module: file
        for module, file in files.items()
        if all(module[:at] in files and module[at] in files[module[:at]].children for at in range(len(module)))
    }


class Resolver:
    def __init__(self, files):
        self.files = files

    def absolute(self, file, segments):
        """The path from the root; None where it leads out of the crate."""
        here, rest = list(file.module), list(segments)
        if rest[0] == "crate":
            here, rest = [], rest[1:]
        elif rest[0] in ("super", "self"):
            while rest and rest[0] in ("super", "self"):
                if rest.pop(0) == "super":
                    here.pop()
        elif rest[0] not in file.children:
            return None
        return tuple(here + rest)

    def home(self, path, seen=()):
        """The file in which what a path names is defined."""
        at = len(path)
        while path[:at] not in self.files:
            at -= 1
        file, rest = self.files[path[:at]], path[at:]
        if not rest or (file.module, rest[0]) in seen:
            return file.module
        seen = (*seen, (file.module, rest[0]))
        for segments, name in file.uses:
            target = self.absolute(file, segments)
            if target is None:
                continue
            if name == rest[0]:
                return self.home(target + rest[1:], seen)
        for segments, name in file.uses:
            target = self.absolute(file, segments)
            if name == "*" and target is not None:
                found = self.home(target[:-1] + rest, seen)
                text = self.files[found].path.read_text(encoding="utf-8")
                if found != file.module and re.search(rf"\b(?:struct|enum|fn|const|type|trait|static|macro_rules!)\s+{rest[0]}\b", text):
                    return found
        return file.module


def arrows(files):
    resolver = Resolver(files)
    edges = {module: {} for module in files}
    for module, file in files.items():
        scope = {}
        for segments, name in file.uses:
            target = resolver.absolute(file, segments)
            if target is not None:
                scope[name] = target
        targets = [(target[:-1] if name == "*" else target) for name, target in scope.items()]
        for path in file.paths:
            if path[0] in scope:
                targets.append(scope[path[0]] + tuple(path[1:]))
            else:
                target = resolver.absolute(file, path)
                if target is not None:
                    targets.append(target)
        for target in targets:
            other = resolver.home(target)
            # From a `mod.rs` to its own, or back.
            family = other[: len(module)] == module or module[: len(other)] == other
            if not family:
                edges[module].setdefault(other, "::".join(target))
    return edges


def components(edges):
    """Strongly connected components with more than one node (Tarjan, without recursion)."""
    index, low, stack, on, found = {}, {}, [], set(), []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on.add(other)
                    work.append((other, iter(edges[other])))
                    break
                if other in on:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while True:
                        part.append(stack.pop())
                        on.discard(part[-1])
                        if part[-1] == node:
                            break
                    if len(part) > 1:
                        found.append(sorted(part))
    return found


def main():
    files = load()
    edges = arrows(files)
    circles = components(edges)
    show = lambda module: str(files[module].path.relative_to(ROOT))
    for circle in circles:
        print(f"a circle of {len(circle)} files:")
        for module in circle:
            for other, name in sorted(edges[module].items()):
                if other in circle:
                    print(f"  {show(module)} -> {show(other)}  ({name})")
    rooms = {}
    for module, others in edges.items():
        for other in others:
            if module and other and module[0] != other[0]:
                rooms.setdefault(module[0], {}).setdefault(other[0], []).append(f"{show(module)} -> {show(other)}")
    for others in list(rooms.values()):
        for other in others:
            rooms.setdefault(other, {})
    if "--rooms" in sys.argv:
        for room, others in sorted(rooms.items()):
            print(f"{room}: {', '.join(f'{other} ({len(found)})' for other, found in sorted(others.items()))}")
    upwards = components(rooms)
    for circle in upwards:
        print("rooms in a circle:", ", ".join(circle))
        for room in circle:
            for other in circle:
                for arrow in rooms[room].get(other, [])[:6]:
                    print("  ", arrow)
    return 1 if circles or upwards else 0


sys.exit(main())
