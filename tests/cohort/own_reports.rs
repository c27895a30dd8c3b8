//! The folder of learners' own reports: nothing in it is lost, and nobody in it is named who should not be.

use std::fs;

use super::made::{Made, output};

#[test]
fn a_report_and_another_result_never_go_to_one_file() {
    let made = Made::of(1);
    fs::create_dir(made.folder().join("index")).unwrap();
    fs::write(made.folder().join("index/a.txt"), "I ride my bicycle.").unwrap();
    let reports = made.at("o");
    fs::create_dir(&reports).unwrap();
    let ran = made.cohort(&["--reports", &reports.to_string_lossy(), "--output", &output("html", &reports.join("Index.html"))]);
    assert!(ran.code == Some(2) && ran.told.contains("a learner's own report is written to this file"), "{}", ran.told);
    assert_eq!(fs::read_dir(&reports).unwrap().count(), 0);
    let ran = made.cohort(&["--reports", &reports.to_string_lossy(), "--output", &output("html", &reports.join("all.html"))]);
    assert_eq!((ran.code, fs::read_dir(&reports).unwrap().count()), (Some(0), 3), "{}", ran.told);
}

#[test]
fn a_report_takes_the_place_of_an_earlier_one_and_of_nothing_else() {
    let made = Made::of(2);
    let reports = made.at("o").to_string_lossy().into_owned();
    assert_eq!(made.cohort(&["--reports", &reports]).code, Some(0));
    fs::write(made.folder().join("learner-000.txt"), "I walk.").unwrap();
    assert_eq!(made.cohort(&["--reports", &reports]).code, Some(0));
    let (mine, other) = (made.at("o/learner-000.txt.html"), made.at("o/learner-001.txt.html"));
    fs::write(&mine, "<p>My own notes</p>").unwrap();
    let before = fs::read(&other).unwrap();
    fs::write(made.folder().join("learner-001.txt"), "I walk.").unwrap();
    let ran = made.cohort(&["--reports", &reports]);
    assert!(ran.code == Some(2) && ran.told.contains("learner-000.txt.html: this is no report of markpoint's"), "{}", ran.told);
    assert!(fs::read_to_string(mine).unwrap().contains("My own notes") && fs::read(other).unwrap() == before);
}

#[test]
fn with_pseudonyms_no_report_under_a_name_is_left_beside_them() {
    let made = Made::of(2);
    let (reports, key) = (made.at("o").to_string_lossy().into_owned(), made.at("key.json").to_string_lossy().into_owned());
    made.cohort(&["--reports", &reports]);
    let ran = made.cohort(&["--reports", &reports, "--pseudonyms", &key]);
    assert!(ran.code == Some(2) && ran.told.contains("2 pages of an earlier run stand here under other names"), "{}", ran.told);
    assert!(!ran.told.contains("learner-00") && fs::read_dir(&reports).unwrap().count() == 2, "{}", ran.told);
    fs::remove_dir_all(&reports).unwrap();
    let view = output("html", &made.at("o/view.html"));
    fs::create_dir(&reports).unwrap();
    for _ in 0..2 {
        let ran = made.cohort(&["--reports", &reports, "--pseudonyms", &key, "--output", &view]);
        assert_eq!(ran.code, Some(0), "{}", ran.told);
    }
}

#[cfg(unix)]
#[test]
fn the_key_file_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let made = Made::of(2);
    let key = made.at("key.json");
    for _ in 0..2 {
        made.cohort(&["--pseudonyms", &key.to_string_lossy()]);
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    }
}
