use super::*;
use crate::document::Format;
use crate::input::read_bytes;

fn names(paths: &[PathBuf], root: &Path) -> Vec<String> {
    let inputs = Inputs { paths: paths.to_vec(), ..Inputs::default() };
    let root = format!("{}/", shown(root));
    sources(&inputs)
        .map(|found| match found {
            Ok(source) => source.name.replace(&root, ""),
            Err(error) => format!("! {}", error.path.replace(&root, "")),
        })
        .collect()
}

fn scratch(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("noticelint-walk-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("b/.hidden")).unwrap();
    root
}

#[test]
fn walks_a_folder_in_order_and_leaves_out_what_is_no_draft() {
    let root = scratch("order");
    for name in ["z.md", "b/two.txt", "b/one.markdown", "a.rs", ".dot.md", "b/.hidden/x.md", "skip.md"] {
        fs::write(root.join(name), "お知らせ").unwrap();
    }
    fs::write(root.join(".gitignore"), "skip.md\n").unwrap();
    assert_eq!(names(std::slice::from_ref(&root), &root), ["b/one.markdown", "b/two.txt", "z.md"]);
    assert_eq!(names(&[root.join("skip.md")], &root), ["skip.md"]);
    fs::remove_dir_all(&root).unwrap();
}

#[test]
fn the_file_of_our_own_says_what_is_left_out_and_has_the_last_word() {
    let root = scratch("ignored");
    for name in ["a.md", "b/old.md", "b/new.md", "b/kept.txt", "README.md"] {
        fs::write(root.join(name), "お知らせ").unwrap();
    }
    fs::write(root.join(".gitignore"), "kept.txt\n").unwrap();
    fs::write(root.join(".noticelintignore"), "# 告知文でないもの\nREADME.md\nb/old*\n!kept.txt\n").unwrap();
    assert_eq!(names(std::slice::from_ref(&root), &root), ["a.md", "b/kept.txt", "b/new.md"]);
    assert_eq!(names(&[root.join("b")], &root), ["b/kept.txt", "b/new.md"]);
    // What is named is checked.
    assert_eq!(names(&[root.join("README.md")], &root), ["README.md"]);
    fs::remove_dir_all(&root).unwrap();
}

#[test]
fn bytes_from_elsewhere_are_read_by_their_name() {
    let source = read_bytes("a/案.md", Charset::ShiftJis.encode("# お詫び").unwrap(), None).unwrap();
    assert_eq!((source.text.as_str(), source.encoding.name), ("# お詫び", "Shift_JIS"));
    assert_eq!(source.format, Format::Markdown);
    let error = read_bytes("案.pdf", b"%PDF".to_vec(), None).unwrap_err();
    assert_eq!(error.path, "案.pdf");
}

#[test]
fn a_file_of_any_size_costs_no_more_than_the_largest() {
    let root = scratch("large");
    let path = root.join("large.txt");
    fs::File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
    assert_eq!(names(std::slice::from_ref(&path), &root), ["! large.txt"]);
    let error = sources(&Inputs { paths: vec![path], ..Inputs::default() }).next().unwrap().unwrap_err();
    assert!(matches!(error.problem, Problem::TooLarge(LARGEST)));
    fs::remove_dir_all(&root).unwrap();
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let root = scratch("errors");
    fs::write(root.join("bad.txt"), b"\x82\xa0").unwrap();
    fs::write(root.join("good.txt"), "お知らせ").unwrap();
    let paths = [root.join("no.txt"), root.join("bad.txt"), root.join("good.txt")];
    assert_eq!(names(&paths, &root), ["! no.txt", "! bad.txt", "good.txt"]);
    fs::remove_dir_all(&root).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_round_in_a_circle_is_not_followed() {
    let root = scratch("loop");
    fs::write(root.join("b/one.md"), "お知らせ").unwrap();
    std::os::unix::fs::symlink(&root, root.join("b/again")).unwrap();
    assert_eq!(names(std::slice::from_ref(&root), &root), ["b/one.md"]);
    fs::remove_dir_all(&root).unwrap();
}
