//! The pages in a real browser: Chromium opens it and a script in the page around it does what a person would.
//!
//! Where Chromium is not installed the test says so and passes. The page is served from this process alone, so whatever else it asked
//! for would be seen.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::env;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// The page around the one that is tried, with what holds of every page.
const FRAME: &str = include_str!("browser/frame.html");

/// What is tried on the page of a report.
const REPORT: &str = include_str!("browser/report.js");

/// What is tried on the page of a cohort.
const COHORT: &str = include_str!("browser/cohort.js");

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const LONGEST: Duration = Duration::from_secs(120);

const HOSTILE: &str = "I work under the Data Protection Act 2018. </p></mark><script>parent.hacked = 1</script><img src=/leak onerror=parent.hacked=2> \
    I always \u{202e}listen\u{202c} to the customer and repeat back what they said.\n";

#[test]
fn a_person_finds_their_way_through_the_page_by_mouse_and_keyboard_and_without_scripts() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let hostile = folder.path().join("hostile.txt");
    fs::write(&hostile, HOSTILE).unwrap();
    let samples = |names: &[&str]| names.iter().map(|name| root().join("samples").join(name)).collect::<Vec<PathBuf>>();
    for (name, files) in [
        ("strong", samples(&["strong-garden-centre.docx"])),
        ("middling", samples(&["middling-cafe.txt", "middling-leisure-centre.docx"])),
        ("weak", samples(&["weak-phone-shop.txt"])),
        ("hostile", vec![hostile]),
    ] {
        let report = report(&files, folder.path());
        drive(&browser, REPORT, report, name, folder.path());
    }
}

#[test]
fn a_person_finds_their_way_through_the_page_of_a_cohort() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let portfolios = folder.path().join("portfolios");
    fs::create_dir(&portfolios).unwrap();
    for entry in fs::read_dir(root().join("samples")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, portfolios.join(path.file_name().unwrap())).unwrap();
    }
    fs::write(portfolios.join("<img src=x onerror=parent.hacked=1>.txt"), HOSTILE).unwrap();
    fs::write(portfolios.join("unread.txt"), "").unwrap();
    let page = folder.path().join("cohort.html");
    let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("markpoint"));
    command.arg("cohort").arg(&portfolios).args(["--rubric", "principles-of-customer-service", "--reports"]);
    command.arg(folder.path().join("pages")).arg(format!("--output=html={}", page.display())).assert().code(2);
    drive(&browser, COHORT, fs::read(page).unwrap(), "cohort", folder.path());
}

/// Opens a page with its driver around it; whatever the driver finds wrong, or the page asks for besides itself, fails.
fn drive(browser: &Path, driver: &str, page: Vec<u8>, name: &str, folder: &Path) {
    let (address, asked) = serve(driver, page);
    let dom = open(browser, &["--dump-dom", "--virtual-time-budget=5000"], &format!("http://{address}/"), folder);
    let results = dom
        .split_once("<pre id=\"results\">")
        .and_then(|(_, rest)| rest.split_once("</pre>"))
        .unwrap_or_else(|| panic!("{name}: {dom}"))
        .0;
    let wrong: Vec<&str> = results.lines().filter(|line| !line.starts_with("ok ")).collect();
    assert!(results.lines().count() > 20 && wrong.is_empty(), "{name}:\n{results}");
    let mut asked = asked.lock().unwrap().clone();
    asked.retain(|path| !["/", "/driver.js", "/report.html", "/favicon.ico"].contains(&path.as_str()));
    assert_eq!(asked, Vec::<String>::new(), "{name}: the page asked for more than itself");
}

#[test]
fn the_page_can_be_printed() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (address, _) = serve(REPORT, report(&[root().join("samples/middling-cafe.txt")], folder.path()));
    let pdf = folder.path().join("report.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    open(&browser, &[&print, "--no-pdf-header-footer"], &format!("http://{address}/report.html"), folder.path());
    let printed = fs::read(pdf).unwrap();
    assert!(printed.starts_with(b"%PDF") && printed.len() > 10_000, "{} bytes", printed.len());
}

/// Chromium, if there is one; if not, a line that says so, past what the test runner holds back.
#[expect(clippy::explicit_write, reason = "what `eprintln!` writes is shown only of tests that fail")]
fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|file| file.is_file());
    if found.is_none() {
        writeln!(io::stderr(), "SKIPPED: Chromium is not installed, so the page was not opened in a browser (tests/browser.rs)")
            .unwrap();
    }
    found
}

fn report(files: &[PathBuf], folder: &Path) -> Vec<u8> {
    let page = folder.join("report.html");
    let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("markpoint"));
    command.arg("check").args(files).args(["--rubric", "principles-of-customer-service", "--fail-on", "never", "--output"]);
    command.arg(format!("html={}", page.display())).assert().success();
    fs::read(page).unwrap()
}

/// Serves the driver and the report to whoever asks on this machine; gives where, and what was asked for.
fn serve(driver: &str, report: Vec<u8>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let pages: HashMap<&'static str, Vec<u8>> =
        HashMap::from([("/", FRAME.as_bytes().to_vec()), ("/driver.js", driver.as_bytes().to_vec()), ("/report.html", report)]);
    // It ends with the test's process.
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser may open a connection and say nothing; that must not hold up the others.
            let (pages, seen) = (pages.clone(), Arc::clone(&seen));
            thread::spawn(move || answer(stream, &pages, &seen));
        }
    });
    (address, asked)
}

fn answer(mut stream: TcpStream, pages: &HashMap<&str, Vec<u8>>, seen: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let Some(path) = request.split(' ').nth(1) else { return Ok(()) };
    seen.lock().unwrap().push(path.to_owned());
    let (status, body) = pages.get(path).map_or(("404 Not Found", &[][..]), |body| ("200 OK", body));
    let kind = if path.ends_with(".js") { "text/javascript" } else { "text/html" };
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(body)
}

/// Runs the browser to its end; gives what it prints.
fn open(browser: &Path, arguments: &[&str], address: &str, folder: &Path) -> String {
    let profile = tempfile::tempdir_in(folder).unwrap();
    let printed = folder.join("printed");
    let mut child = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .args(["--disable-component-update", "--disable-sync", "--no-proxy-server", "--window-size=1400,1000"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(fs::File::create(&printed).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > LONGEST {
            child.kill().unwrap();
            panic!("{} did not end", browser.display());
        }
        thread::sleep(Duration::from_millis(50));
    }
    fs::read_to_string(printed).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
