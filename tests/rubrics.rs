//! Rubrics load, or say everything that is wrong with them.

use std::fs;
use std::path::{Path, PathBuf};

use markpoint::rubric::{self, Problem, RubricError};
use serde_json::{Value, json};

const FIXTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

fn fixture() -> Value {
    let text = fs::read_to_string(FIXTURE).expect("the fixture is there");
    serde_json::from_str(&text).expect("the fixture is JSON")
}

/// A folder with this text as `puncture-repair.json`, and the fixture's lexicon beside it.
fn folder(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("puncture-repair.json");
    fs::write(&path, text).expect("the rubric is written");
    fs::create_dir(folder.path().join("lexicon")).expect("a folder");
    let lexicon = "tests/fixtures/rubrics/lexicon/workshop.json";
    fs::copy(lexicon, folder.path().join("lexicon/workshop.json")).expect("the lexicon is copied");
    (folder, path)
}

fn problems(text: &str) -> Vec<Problem> {
    let (_folder, path) = folder(text);
    match rubric::load(&path) {
        Err(RubricError::Unsound(problems)) => problems,
        other => panic!("expected problems, got {other:?}"),
    }
}

/// The fixture with the value at a pointer replaced, or, if nothing is there, added to the object above it.
fn with(pointer: &str, value: Value) -> Value {
    let mut rubric = fixture();
    put(&mut rubric, pointer, value);
    rubric
}

fn put(rubric: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = rubric.pointer_mut(pointer) {
        *place = value;
        return;
    }
    let (above, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let above = rubric.pointer_mut(above).and_then(Value::as_object_mut).expect("an object above");
    above.insert(key.to_owned(), value);
}

#[test]
fn a_users_rubric_loads_with_the_lexicon_and_the_examples_beside_it() {
    let loaded = rubric::load(FIXTURE.as_ref()).expect("the fixture is sound");
    assert_eq!(loaded.rubric.id, "puncture-repair");
    assert!(loaded.concepts.contains_key("puncture"), "from the lexicon beside it");
    assert!(loaded.concepts.contains_key("glue"), "from the rubric");
    let examples = rubric::examples_beside(FIXTURE.as_ref(), &loaded.rubric).expect("they are there").expect("they are sound");
    assert_eq!(examples.parts["P1.a"].shown.len(), 1);
}

#[test]
fn a_rubric_survives_being_written_and_read_again() {
    let loaded = rubric::load(FIXTURE.as_ref()).expect("the fixture is sound");
    let text = serde_json::to_string(&loaded.rubric).expect("it is written");
    let (_folder, path) = folder(&text);
    assert_eq!(rubric::load(&path).expect("it is sound").rubric, loaded.rubric);
}

#[test]
fn every_kind_of_problem_is_found_at_its_place_and_says_what_to_do() {
    let rule = "/points/0/parts/0/rule";
    let too_deep = format!("{rule}{}", "/said".repeat(25));
    let nested = (0..30).fold(json!("glue"), |inner, _| json!({ "said": inner }));
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        // pointer to change, new value, where the problem is, what it says
        ("/pionts", json!([]), "/pionts", "no field \"pionts\" here; did you mean \"points\"?"),
        ("/points/0/colour", json!(1), "/points/0/colour", "the fields here are id,"),
        ("/title", json!(7), "/title", "this is a number; it must be text in quotation marks"),
        ("/title", json!(" "), "/title", "this text is empty"),
        ("/points", json!({}), "/points", "this is an object { }; it must be a list [ ]"),
        ("/points", json!([]), "/points", "at least one point"),
        ("/points/0/parts", json!([]), "/points/0/parts", "at least one part"),
        ("/id", json!("Puncture Repair"), "/id", "use lower case letters"),
        ("/id", json!("puncture-repairs"), "/id", "the file is called \"puncture-repair.json\""),
        ("/points/0/id", json!("P 1"), "/points/0/id", "cannot be an id"),
        ("/points/0/id", json!("P2"), "/points/1/id", "another point has the id \"P2\""),
        ("/points/0/parts/1/id", json!("a"), "/points/0/parts/1/id", "another part has the id \"a\""),
        ("/points/0/parts/1/id", json!("b.c"), "/points/0/parts/1/id", "use a letter"),
        ("/mistakes/1/id", json!("M1"), "/mistakes/1/id", "another mistake has the id \"M1\""),
        ("/tips/0/id", json!(""), "/tips/0/id", "cannot be an id"),
        ("/points/0/outcome", json!("LO2"), "/points/0/outcome", "no outcome \"LO2\"; did you mean \"LO1\"?"),
        ("/mistakes/0/kind", json!("sais"), "/mistakes/0/kind", "\"sais\" is not one of says, omits, says-or-omits"),
        ("/mistakes/0/kind", json!("says-or-omits"), "/mistakes/0", "needs a second rule"),
        ("/mistakes/0/omits", json!("glue"), "/mistakes/0/omits", "belongs to the kind"),
        ("/concepts/Glue Pot", json!({"terms": ["x"]}), "/concepts/Glue Pot", "cannot be a concept's id"),
        ("/concepts/glue/terms", json!([]), "/concepts/glue/terms", "at least one term"),
        ("/concepts/glue/terms/0", json!("(glue"), "/concepts/glue/terms/0", "`(` has no partner"),
        ("/concepts/glue/except/0", json!("[a]"), "/concepts/glue/except/0", "nothing in the pattern is certain"),
        ("/concepts/glue/terms/0", json!("<pach>"), "/concepts/glue/terms/0", "no concept \"pach\"; did you mean \"patch\"?"),
        ("/concepts/glue/terms/0", json!("<glue> pot"), "/concepts/glue", "circle: <glue> uses <glue>"),
        ("/concepts/glue/terms/0", json!("x".repeat(3_000)), "/concepts/glue/terms/0", "too long"),
        (rule, json!("glu"), rule, "no concept \"glu\"; did you mean \"glue\"?"),
        (rule, json!("wheel nut"), rule, "for a pattern write {\"phrase\": \"wheel nut\"}"),
        (rule, json!({"phrase": "a|b"}), "/points/0/parts/0/rule/phrase", "put the alternatives in brackets"),
        (rule, json!({"phrase": []}), "/points/0/parts/0/rule/phrase", "this list is empty"),
        (rule, json!({"phrase": ["a", "<tread>"]}), "/points/0/parts/0/rule/phrase/1", "no concept \"tread\""),
        (rule, json!({"phrase": 3}), "/points/0/parts/0/rule/phrase", "must be text in quotation marks or a list [ ]"),
        (rule, json!({"any": []}), "/points/0/parts/0/rule/any", "this list of rules is empty"),
        (rule, json!({"all": ["glue", {"any": ["x"]}]}), "/points/0/parts/0/rule/all/1/any/0", "no concept \"x\""),
        (rule, json!({"all": ["glue"], "within": "page"}), "/points/0/parts/0/rule/within", "not one of clause, sentence"),
        (rule, json!({"any": ["glue"], "within": "clause"}), "/points/0/parts/0/rule/within", "does not go with \"any\""),
        (rule, json!({"any": ["glue"], "all": ["glue"]}), "/points/0/parts/0/rule/all", "put one rule inside the other"),
        (rule, json!({"ani": ["glue"]}), "/points/0/parts/0/rule/ani", "no field \"ani\" here; did you mean \"any\"?"),
        (rule, json!({}), rule, "a rule is a concept's id, or an object with one of"),
        (rule, json!(["glue"]), rule, "this is a list [ ]; it must be text in quotation marks or an object { }"),
        (rule, json!({"at_least": 1}), rule, "\"at_least\" is not a whole rule; add \"of\" or \"kinds\""),
        (rule, json!({"at_least": 0, "of": ["glue"]}), "/points/0/parts/0/rule/at_least", "at least 0 always holds"),
        (rule, json!({"at_least": 3, "of": ["glue", "patch"]}), "/points/0/parts/0/rule/at_least", "there are only 2"),
        (rule, json!({"at_least": -1, "of": ["glue"]}), "/points/0/parts/0/rule/at_least", "write a whole number"),
        (rule, json!({"at_least": 2, "kinds": "patch"}), "/points/0/parts/0/rule/at_least", "there are only 1"),
        (rule, json!({"at_least": 1, "kinds": "tread"}), "/points/0/parts/0/rule/kinds", "no concept \"tread\""),
        (rule, json!({"contrast": ["glue"]}), "/points/0/parts/0/rule/contrast", "this list has 1 entries; it must have 2"),
        (
            rule,
            json!({"contrast": ["glue", {"side": "x", "like": "patch"}]}),
            "/points/0/parts/0/rule/contrast/1/side",
            "no concept \"x\"",
        ),
        (rule, json!({"near": ["glue"], "words": 3}), "/points/0/parts/0/rule/near", "needs at least 2 rules"),
        (rule, json!({"near": ["glue", "patch"], "words": 0}), "/points/0/parts/0/rule/words", "no distance"),
        (rule, json!({"part": "P9.z"}), "/points/0/parts/0/rule/part", "there is no part \"P9.z\""),
        (rule, json!({"point": "P9"}), "/points/0/parts/0/rule/point", "there is no point \"P9\""),
        (rule, json!({"part": "P1.a"}), rule, "P1.a needs P1.a"),
        (rule, json!({"not": {"point": "P1"}}), rule, "P1.a needs P1 needs P1.a"),
        (rule, json!({"regex": "("}), "/points/0/parts/0/rule/regex", "unclosed group"),
        (rule, json!({"regex": "a*"}), "/points/0/parts/0/rule/regex", "matches even where there is nothing"),
        (rule, json!({"regex": "\\w{1000}{1000}"}), "/points/0/parts/0/rule/regex", "too large"),
        (rule, nested, &too_deep, "nest more than 24 deep"),
    ];
    for (changed, value, place, message) in cases {
        let found = problems(&with(changed, value.clone()).to_string());
        let [only] = found.as_slice() else { panic!("{changed} = {value}: expected one problem, got {found:#?}") };
        assert_eq!(only.pointer, place, "{changed} = {value}: {only}");
        assert!(only.message.contains(message), "{changed} = {value}: {only}");
        assert!(!only.to_string().contains('\n'), "one line: {only}");
    }
}

#[test]
fn a_missing_field_is_named_once_even_if_a_misspelt_one_stands_for_it() {
    let mut rubric = fixture();
    let point = rubric["points"][0].as_object_mut().expect("a point");
    let statement = point.remove("statement").expect("a statement");
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert_eq!((only.pointer.as_str(), only.message.as_str()), ("/points/0", "the field \"statement\" is missing; add it"));
    rubric["points"][0]["statment"] = statement;
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert_eq!(only.pointer, "/points/0/statment");
    assert!(only.message.contains("did you mean \"statement\"?"), "{only}");
}

#[test]
fn all_problems_are_reported_at_once_whatever_their_kind() {
    let mut rubric = fixture();
    for (pointer, value) in [
        ("/colour", json!("red")),
        ("/title", json!(["a"])),
        ("/points/1/id", json!("P1")),
        ("/points/0/parts/0/rule", json!("no-such-thing")),
        ("/concepts/glue/terms/0", json!("(glue")),
        ("/mistakes/0/rule", json!({"regex": "["})),
        ("/tips/0/rule", json!(7)),
    ] {
        put(&mut rubric, pointer, value);
    }
    let found = problems(&rubric.to_string());
    let pointers: Vec<&str> = found.iter().map(|problem| problem.pointer.as_str()).collect();
    for expected in [
        "/colour",
        "/title",
        "/tips/0/rule",
        "/points/1/id",
        "/concepts/glue/terms/0",
        "/points/0/parts/0/rule",
        "/mistakes/0/rule/regex",
    ] {
        assert_eq!(pointers.iter().filter(|pointer| **pointer == expected).count(), 1, "{expected} in {pointers:#?}");
    }
    let message = RubricError::Unsound(found).to_string();
    assert!(message.contains("problems; put them right"), "{message}");
}

#[test]
fn what_stands_under_a_misspelt_name_is_checked_too_and_keeps_its_place() {
    let mut rubric = fixture();
    let point = rubric["points"][0].as_object_mut().expect("a point");
    let parts = point.remove("parts").expect("parts");
    put(&mut rubric, "/points/0/prats", parts);
    put(&mut rubric, "/points/0/prats/0/rule", json!({"anny": ["glue", {"frase": "(x"}, "no-such-thing"]}));
    put(&mut rubric, "/points/0/prats/1/advice", json!(7));
    let mut pointers: Vec<String> = problems(&rubric.to_string()).into_iter().map(|problem| problem.pointer).collect();
    pointers.sort();
    let expected = [
        "/points/0/prats",
        "/points/0/prats/0/rule/anny",
        "/points/0/prats/0/rule/anny/1/frase",
        "/points/0/prats/0/rule/anny/1/frase",
        "/points/0/prats/0/rule/anny/2",
        "/points/0/prats/1/advice",
    ];
    assert_eq!(pointers, expected);
}

#[test]
fn a_rubric_made_to_hurt_is_refused_in_good_time() {
    let mut rubric = fixture();
    let wrong = vec![json!("no-such-concept-anywhere"); 20_000];
    put(&mut rubric, "/points/0/parts/0/rule", json!({ "any": wrong }));
    let found = problems(&rubric.to_string());
    assert_eq!(found.len(), rubric::limits::MAX_PROBLEMS + 1);
    assert!(found.last().is_some_and(|last| last.message.contains("more problems")), "{:?}", found.last());

    let part = fixture()["points"][0]["parts"][0].clone();
    let mut rubric = fixture();
    put(&mut rubric, "/points/0/parts", json!(vec![part; 10_000]));
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert!(only.message.contains("too many"), "{only}");

    let mut rubric = fixture();
    put(&mut rubric, "/concepts/glue/terms", json!(vec!["x"; 60_000]));
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert!(only.message.contains("too many"), "{only}");
}

#[test]
fn a_name_given_twice_is_found_although_json_allows_it() {
    let text = fs::read_to_string(FIXTURE).expect("the fixture is there");
    let twice = text.replacen("\"patch\": {", "\"glue\": { \"terms\": [\"paste\"] }, \"patch\": {", 1);
    let [only] = problems(&twice).try_into().expect("one problem");
    assert_eq!(only.pointer, "/concepts/glue");
    assert!(only.message.contains("stands here twice"), "{only}");
    let twice = text.replacen("\"revision\": \"1\",", "\"revision\": \"1\", \"revision\": \"2\",", 1);
    let [only] = problems(&twice).try_into().expect("one problem");
    assert_eq!(only.pointer, "/revision");
}

#[test]
fn concepts_and_parts_that_go_round_in_a_circle_are_found_once() {
    let mut rubric = fixture();
    put(&mut rubric, "/concepts/glue/terms/0", json!("<patch>"));
    put(&mut rubric, "/concepts/patch/terms/0", json!("<press>"));
    put(&mut rubric, "/concepts/press/terms/0", json!("<glue>"));
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert!(only.message.contains("<glue> uses <patch> uses <press> uses <glue>"), "{only}");

    let mut rubric = fixture();
    put(&mut rubric, "/points/0/parts/0/rule", json!({"all": ["glue", {"point": "P2"}]}));
    put(&mut rubric, "/points/1/parts/1/rule", json!({"unless": {"part": "P1.a"}, "rule": "glue"}));
    let [only] = problems(&rubric.to_string()).try_into().expect("one problem");
    assert!(only.message.contains("P1.a needs P2 needs P2.b needs P1.a"), "{only}");
}

#[test]
fn a_chain_of_concepts_may_not_be_endless() {
    let mut rubric = fixture();
    for n in 0..40 {
        put(&mut rubric, &format!("/concepts/c{n:02}"), json!({"terms": [format!("<c{:02}>", n + 1)]}));
    }
    put(&mut rubric, "/concepts/c40", json!({"terms": ["end"]}));
    let found = problems(&rubric.to_string());
    assert!(!found.is_empty() && found.iter().all(|problem| problem.message.contains("deep here")), "{found:#?}");

    // The same chain the other way round, so that the far end is looked at first.
    let mut rubric = fixture();
    for n in 1..40 {
        put(&mut rubric, &format!("/concepts/c{n:02}"), json!({"terms": [format!("<c{:02}>", n - 1)]}));
    }
    put(&mut rubric, "/concepts/c00", json!({"terms": ["end"]}));
    let found = problems(&rubric.to_string());
    assert!(!found.is_empty() && found.iter().all(|problem| problem.message.contains("deep here")), "{found:#?}");
}

#[test]
fn what_is_not_json_is_told_with_line_and_column() {
    for (text, message) in [
        ("", "the file is empty"),
        ("{\n  \"id\": \"x\"\n  \"title\"", "line 3, column 3: this is not JSON: expected `,` or `}`"),
        (&"[".repeat(1000), "nests too deep"),
    ] {
        let [only] = problems(text).try_into().expect("one problem");
        assert!(only.to_string().contains(message), "{only}");
    }
    let [only] = problems("[]").try_into().expect("one problem");
    assert!(only.message.contains("this is a list [ ]; it must be an object { }"), "{only}");
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    let text = fs::read_to_string(FIXTURE).expect("the fixture is there");
    let (_folder, path) = folder(&format!("\u{feff}{text}"));
    assert!(rubric::load(&path).is_ok());
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let latin1 = folder.path().join("latin1.json");
    fs::write(&latin1, b"{\"id\": \"caf\xe9\"}").expect("written");
    let large = folder.path().join("large.json");
    fs::write(&large, " ".repeat(9 << 20)).expect("written");
    for (path, message) in [
        (folder.path().join("none.json"), "there is no such file"),
        (folder.path().to_path_buf(), "this is a folder"),
        (latin1, "save it as UTF-8"),
        (large, "larger than 8 MiB"),
    ] {
        let error = rubric::load(&path).expect_err("it cannot be read").to_string();
        assert!(error.contains(message) && error.contains(&*path.to_string_lossy()), "{error}");
    }
}

#[test]
fn problems_in_the_lexicon_beside_a_rubric_are_told_with_its_name() {
    let (folder, path) = folder(&fixture().to_string());
    let second = folder.path().join("lexicon/zweites.json");
    fs::write(&second, json!({"about": "x", "concepts": {"puncture": {"terms": ["<nothing-known>"]}}}).to_string())
        .expect("written");
    let Err(RubricError::Unsound(found)) = rubric::load(&path) else { panic!("expected problems") };
    let files: Vec<bool> = found.iter().map(|problem| problem.file.ends_with("zweites.json")).collect();
    assert_eq!(files, [true, true], "{found:#?}");
    let messages: String = found.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.contains("workshop.json too") && messages.contains("no concept \"nothing-known\""), "{messages}");
}

#[test]
fn examples_must_belong_to_their_rubric() {
    let (folder, path) = folder(&fixture().to_string());
    let loaded = rubric::load(&path).expect("sound");
    fs::create_dir(folder.path().join("examples")).expect("a folder");
    let examples = json!({
        "rubric": "another",
        "parts": {"P1.z": {"shown": [""], "not_shown": []}},
        "mistakes": {"M9": {"found": [], "clear": [], "unclear": []}}
    });
    fs::write(folder.path().join("examples/puncture-repair.json"), examples.to_string()).expect("written");
    let Some(Err(RubricError::Unsound(found))) = rubric::examples_beside(&path, &loaded.rubric) else {
        panic!("expected problems")
    };
    let pointers: Vec<&str> = found.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(pointers, ["/mistakes/M9/unclear", "/rubric", "/parts/P1.z", "/parts/P1.z/shown/0", "/mistakes/M9"]);
}

#[test]
fn every_built_in_file_is_registered_under_its_own_name_and_is_sound() {
    if let Err(error) = rubric::check_builtins() {
        panic!("{error}");
    }
    let mut stems: Vec<String> = json_files(Path::new("rubrics")).iter().map(|path| stem(path)).collect();
    stems.sort();
    assert_eq!(rubric::builtin_ids(), stems);
    for id in &stems {
        let loaded = rubric::builtin(id).expect("it is registered").expect("it is sound");
        assert_eq!(loaded.rubric.id, *id);
    }
    for path in json_files(Path::new("rubrics/examples")) {
        let id = stem(&path);
        assert_eq!(rubric::builtin_examples(&id).expect("registered").expect("sound").rubric, id);
    }
    assert!(rubric::builtin("no-such-unit").is_none());
}

#[test]
fn a_built_in_rubric_loads_from_its_file_as_from_the_program() {
    for id in rubric::builtin_ids() {
        let path = PathBuf::from(format!("rubrics/{id}.json"));
        let from_file = rubric::load(&path).unwrap_or_else(|error| panic!("{error}"));
        let from_program = rubric::builtin(id).expect("registered").expect("sound");
        assert_eq!((from_file.rubric, from_file.concepts), (from_program.rubric, from_program.concepts));
    }
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let published = fs::read_to_string("docs/rubric.schema.json").expect("the schema is published");
    let published: Value = serde_json::from_str(&published).expect("it is JSON");
    let hint = "the types have changed: write it anew with `markpoint rubric schema > docs/rubric.schema.json`";
    assert!(published == rubric::schema(), "{hint}");
}

#[test]
fn every_rubric_at_hand_fits_the_published_schema_and_a_broken_one_does_not() {
    let validator = jsonschema::validator_for(&rubric::schema()).expect("the schema is a schema");
    let mut files = json_files(Path::new("rubrics"));
    files.push(FIXTURE.into());
    for path in files {
        let rubric: Value = serde_json::from_str(&fs::read_to_string(&path).expect("read")).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&rubric).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
    assert!(!validator.is_valid(&with("/points/0/parts/0/rule", json!({"any": ["glue"], "all": ["glue"]}))));
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a stem").to_string_lossy().into_owned()
}
