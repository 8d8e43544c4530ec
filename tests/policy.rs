//! A policy beside a draft, through the typed program: what the tests of policies stand on.

use crate::folder::Folder;

/// The loss of a list, in few words.
pub(crate) const LEAK: &str =
    "会員名簿の紛失について\n\n2026年6月20日\n\n6月9日、会員12名の氏名を記載した名簿を紛失しました。\n";

/// What a command says of a draft under a policy.
pub(crate) fn run(policy: &str, draft: &str, arguments: &[&str]) -> String {
    let folder =
        Folder::new().with("noticelint.toml", format!("noticelint = 1\n{policy}\n")).with("案.txt", draft);
    let ran = folder.run(&[arguments, &["案.txt", "--lang", "ja"]].concat());
    assert_eq!(ran.err, "", "{policy}");
    ran.out
}

/// The findings of some rules.
pub(crate) fn findings(policy: &str, draft: &str, only: &str) -> Vec<String> {
    let out = run(policy, draft, &["check", "--format", "short", "--only", only]);
    out.lines().map(str::to_owned).collect()
}

/// What `rules check` says of a policy.
pub(crate) fn check(policy: &str) -> String {
    let folder = Folder::new().with("noticelint.toml", format!("noticelint = 1\n{policy}\n"));
    folder.run(&["rules", "check", "--lang", "ja"]).out
}
