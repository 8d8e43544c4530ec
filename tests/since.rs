//! `--since`: only what changed against a git revision. Passed over where there is no git.

use crate::folder::{Folder, Ran};
use std::process::Command;

const OLD: &str =
    "# 漏えいのお知らせ\n\n鍵を紛失しました。\n\n経緯です。\n\n札を紛失しました。\n\nお知らせします。\n";

/// A repository with a first revision; `None` without git.
fn repository() -> Option<Folder> {
    let folder = Folder::new()
        .with("a.md", OLD)
        .with("案/b \"1\".md", OLD)
        .with("c.md", OLD)
        .with(".gitignore", "policy.toml\n");
    git(&folder, &["init", "--quiet", "--initial-branch=main"])?;
    commit(&folder);
    Some(folder)
}

fn git(folder: &Folder, arguments: &[&str]) -> Option<()> {
    let mut command = Command::new("git");
    let set = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    command.current_dir(&folder.0).args(set).args(arguments);
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        command.env_remove(name);
    }
    let ran = command.output().ok()?;
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    Some(())
}

fn commit(folder: &Folder) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "x"]);
}

fn since(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.check(&[&["--format", "short", "--since"], arguments].concat())
}

#[test]
fn changed_lines_and_every_absence_of_changed_files() {
    let Some(folder) = repository() else { return };
    let ran = since(&folder, &["HEAD"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "変更された文書はありません(変更なし 3件)。\n");
    let folder = folder.with("案/b \"1\".md", OLD.replace("札を紛失", "札束を紛失"));
    let ran = since(&folder, &["HEAD", "."]);
    let told = "./案/b \"1\".md:9:9: 要修正 お詫びが本文にありません [apology/missing]\n\
                ./案/b \"1\".md:7:4: 要確認 紛失と読めます [acme/loss]\n";
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, told, ""));
    let json = folder.check(&["--since", "HEAD", "--format", "json"]).out;
    assert!(json.contains("\"documents\":1,") && json.contains("\"unchanged\":1"), "{json}");
    let human = folder.check(&["--since", "HEAD", "案"]).out;
    assert!(human.contains("変更のない行に他1件"), "{human}");
    // What is named is left out like what is found, and a subfolder will do.
    let ran = since(&folder, &["HEAD", "a.md", "案/b \"1\".md", "--only", "acme/*"]);
    assert_eq!(ran.out.lines().count(), 1);
    let mut inside =
        folder.command(&["check", "--since", "HEAD", "--rules", "../policy.toml", "--format", "short"]);
    let ran = Ran::from(inside.current_dir(folder.0.join("案")).output().unwrap());
    assert_eq!(ran.out.lines().count(), 2, "{}{}", ran.out, ran.err);
}

#[test]
fn in_a_hook_git_tells_of_its_files_as_seen_from_the_top() {
    let Some(folder) = repository() else { return };
    let folder = folder.with("案/b \"1\".md", OLD.replace("札を紛失", "札束を紛失"));
    let mut hook =
        folder.command(&["check", "案", "--since", "HEAD", "--rules", "policy.toml", "--format", "short"]);
    let ran = Ran::from(hook.env("GIT_INDEX_FILE", ".git/index").env("GIT_DIR", ".git").output().unwrap());
    assert_eq!(ran.out.lines().count(), 2, "{}{}", ran.out, ran.err);
}

#[test]
fn new_and_moved_and_removed_files() {
    let Some(folder) = repository() else { return };
    git(&folder, &["mv", "c.md", "d.md"]);
    git(&folder, &["rm", "--quiet", "a.md"]);
    let folder =
        folder.with("new.md", OLD).with("ignored.md", OLD).with(".gitignore", "policy.toml\nignored.md\n");
    let ran = since(&folder, &["HEAD", "--only", "acme/*"]);
    // What only has another name has no changed lines.
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("./new.md:")).count(), 2, "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    let ran = since(&folder, &["HEAD", "--only", "apology/missing"]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn what_others_did_meanwhile_is_no_change_of_this_branch() {
    let Some(folder) = repository() else { return };
    git(&folder, &["checkout", "--quiet", "-b", "mine"]);
    let folder = folder.with("a.md", OLD.replace("経緯です", "鞄を紛失です"));
    commit(&folder);
    git(&folder, &["checkout", "--quiet", "main"]);
    let folder = folder.with("c.md", OLD.replace("経緯です", "靴を紛失です"));
    commit(&folder);
    git(&folder, &["checkout", "--quiet", "mine"]);
    let ran = since(&folder, &["main", "--only", "acme/*"]);
    assert_eq!(ran.out, "./a.md:5:3: 要確認 紛失と読めます [acme/loss]\n");
}

#[test]
fn a_line_taken_out_leaves_its_neighbours_changed() {
    let Some(folder) = repository() else { return };
    let folder = folder.with("a.md", OLD.replace("経緯です。\n\n", ""));
    let ran = since(&folder, &["HEAD", "--only", "acme/*"]);
    assert_eq!(ran.out, "./a.md:5:3: 要確認 紛失と読めます [acme/loss]\n");
}

#[test]
fn what_is_known_and_unchanged_is_not_told_as_vanished() {
    let Some(folder) = repository() else { return };
    assert_eq!(folder.run(&["baseline", "write", ".", "--rules", "policy.toml"]).status, 0);
    let folder = folder.with("a.md", OLD.replace("札を紛失しました", "札があります"));
    let ran = since(&folder, &["HEAD", "--baseline", "noticelint-baseline.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    assert!(ran.err.contains("a.md の acme/loss は、もうありません"), "{}", ran.err);
}

#[test]
fn what_git_cannot_say_is_told_with_the_cure() {
    let Some(folder) = repository() else { return };
    let fails = |arguments: &[&str], cure: &str| {
        let ran = since(&folder, arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(cure), "{arguments:?}: {}", ran.err);
    };
    fails(&["nowhere"], "fetch-depth: 0");
    fails(&["main..main"], "という版がありません");
    fails(&[""], "という版がありません");
    fails(&["HEAD", "-"], "標準入力");
    fails(&["HEAD", "--stdin-filename", "a.md"], "標準入力");
    fails(&["HEAD", "a.md", "--fix"], "--fix");
    let ran = folder.check(&["--since=--output=x", "a.md"]);
    assert!(ran.status == 2 && !folder.0.join("x").exists(), "{}", ran.err);
    let mut without = folder.command(&["check", "a.md", "--since", "HEAD"]);
    let ran = Ran::from(without.env("PATH", "").output().unwrap());
    assert!(ran.status == 2 && ran.err.contains("git が見つかりません"), "{}", ran.err);
    let outside = Folder::new().with("a.md", OLD);
    let mut command = outside.command(&["check", "a.md", "--since", "HEAD"]);
    let ran =
        Ran::from(command.env("GIT_CEILING_DIRECTORIES", outside.0.parent().unwrap()).output().unwrap());
    assert!(ran.status == 2 && ran.err.contains("リポジトリーの中にありません"), "{}", ran.err);
}

#[test]
fn a_name_that_means_nothing_is_never_taken_for_unchanged() {
    let Some(folder) = repository() else { return };
    git(&folder, &["rm", "--quiet", "-r", "案"]);
    for wrong in ["nosuch.md", "notices-typo", "notices-typo/", "案/別.md", "a.md/x", "../nosuch.md"] {
        let ran = since(&folder, &["HEAD", "a.md", wrong]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{wrong}: {}", ran.err);
        assert!(ran.err.contains(wrong.trim_end_matches('/')), "{wrong}: {}", ran.err);
    }
    // What the revision knows was taken out: nothing is left to check.
    for gone in ["案/b \"1\".md", "案"] {
        let ran = since(&folder, &["HEAD", "a.md", gone]);
        assert_eq!(
            (ran.status, ran.err.as_str()),
            (0, "変更された文書はありません(変更なし 1件)。\n"),
            "{gone}"
        );
    }
}

#[test]
fn what_git_ignores_counts_as_changed_where_it_is_named() {
    let Some(folder) = repository() else { return };
    let folder = folder
        .with(".gitignore", "policy.toml\nbuild/\n*.gen.md\n")
        .with("build/x.md", OLD)
        .with("y.gen.md", OLD);
    for named in ["build/x.md", "y.gen.md"] {
        let ran = since(&folder, &["HEAD", named, "--only", "acme/*"]);
        assert_eq!((ran.status, ran.out.lines().count()), (0, 2), "{named}: {}{}", ran.out, ran.err);
    }
    assert_eq!(since(&folder, &["HEAD", "."]).out, "");
    // Known once, no longer: nobody says what it was like.
    git(&folder, &["rm", "--quiet", "--cached", "c.md"]);
    assert_eq!(since(&folder, &["HEAD", "c.md", "--only", "acme/*"]).out.lines().count(), 2);
}

#[test]
fn repositories_within_are_read() {
    let Some(folder) = repository() else { return };
    let folder = folder.with("nested/y.md", OLD);
    git(&folder, &["init", "--quiet", "nested"]);
    for named in [".", "nested", "nested/y.md"] {
        // The first path says whose revisions are meant.
        let ran = since(&folder, &["HEAD", "a.md", named, "--only", "acme/*"]);
        assert_eq!(ran.out.lines().count(), 2, "{named}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_submodule_is_compared_with_the_revision_it_stood_at() {
    let Some(folder) = repository() else { return };
    let Some(other) = repository() else { return };
    let from = other.0.to_string_lossy().into_owned();
    git(&folder, &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &from, "sub"]);
    commit(&folder);
    assert_eq!(since(&folder, &["HEAD", "."]).err, "変更された文書はありません(変更なし 6件)。\n");
    let folder = folder.with("sub/a.md", OLD.replace("経緯です", "鞄を紛失です")).with("sub/new.md", OLD);
    let told = |folder: &Folder| since(folder, &["HEAD", ".", "--only", "acme/*"]).out;
    let out = told(&folder);
    assert!(out.starts_with("./sub/a.md:5:3: ") && out.lines().count() == 3, "{out}");
    // Moved on in the submodule alone.
    git(&folder, &["-C", "sub", "add", "--all"]);
    git(&folder, &["-C", "sub", "commit", "--quiet", "--message", "x"]);
    assert_eq!(told(&folder), out);
    // Without its history everything in it may have changed.
    std::fs::remove_dir_all(folder.0.join(".git/modules/sub/objects")).unwrap();
    std::fs::create_dir(folder.0.join(".git/modules/sub/objects")).unwrap();
    assert_eq!(told(&folder).lines().count(), 9, "{}", told(&folder));
}

#[test]
fn the_first_push_of_a_branch_has_no_revision_before() {
    let Some(folder) = repository() else { return };
    for nothing in ["0".repeat(40), "0".repeat(64)] {
        let ran = since(&folder, &[&nothing, ".", "--only", "acme/*"]);
        assert_eq!((ran.status, ran.out.lines().count()), (0, 6), "{}", ran.err);
        assert_eq!(since(&folder, &[&nothing, "."]).status, 1);
        assert_eq!(since(&folder, &[&nothing, "nosuch.md"]).status, 2);
    }
    assert_eq!(since(&folder, &[&"0".repeat(39), "."]).status, 2);
}

#[test]
fn git_s_own_cure_is_told_whole() {
    let Some(folder) = repository() else { return };
    // The safety of git against repositories of others: it names the command that lifts it.
    let mut other = folder.command(&["check", "a.md", "--since", "HEAD"]);
    let ran = Ran::from(other.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().unwrap());
    if ran.status == 2 {
        assert!(ran.err.contains("dubious ownership"), "{}", ran.err);
        assert!(ran.err.contains("git config --global --add safe.directory"), "{}", ran.err);
    }
    // A repository that git cannot read: it says where.
    std::fs::write(folder.0.join(".git/config"), "[core\n").unwrap();
    let ran = since(&folder, &["HEAD", "a.md"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("bad config line 1"), "{}", ran.err);
}

/// A filter is a program that the settings of a repository name: it may do anything.
#[cfg(unix)]
#[test]
fn no_program_that_settings_name_is_run() {
    for (key, value) in [
        ("filter.own.clean", "touch ran-clean; cat"),
        ("filter.own.process", "touch ran-process"),
        ("filter.a=b.c.clean", "touch ran-other; cat"),
    ] {
        let Some(folder) = repository() else { return };
        let name = key.strip_prefix("filter.").and_then(|key| key.rsplit_once('.')).unwrap().0;
        // A name with a sign in it stands in no line of attributes; it is in the way of no other.
        let name = if name.contains('=') { "own" } else { name };
        git(&folder, &["config", "filter.own.required", "true"]);
        git(&folder, &["config", key, value]);
        let folder = folder
            .with(".git/info/attributes", format!("*.md filter={name}\n"))
            .with("a.md", OLD.replace("札を紛失", "札束を紛失"));
        let ran = since(&folder, &["HEAD", "--only", "acme/*"]);
        assert_eq!(ran.out.lines().count(), 1, "{key}: {}{}", ran.out, ran.err);
        assert!(ran.out.starts_with("./a.md:7:"), "{key}: {}", ran.out);
        let left = std::fs::read_dir(&folder.0).unwrap().flatten();
        let left: Vec<_> =
            left.filter(|file| file.file_name().to_string_lossy().starts_with("ran-")).collect();
        assert!(left.is_empty(), "{key}: {left:?}");
        // As many settings as somebody gave before hold, too.
        let mut given =
            folder.command(&["check", "--since", "HEAD", "--rules", "policy.toml", "--format", "short"]);
        given
            .env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", "diff.noprefix")
            .env("GIT_CONFIG_VALUE_0", "true");
        let ran = Ran::from(given.output().unwrap());
        assert!(ran.out.contains("./a.md:7:"), "{key}: {}{}", ran.out, ran.err);
    }
}
