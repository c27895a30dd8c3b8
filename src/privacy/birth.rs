//! Dates of birth: a date beside words that say so.

use super::pattern::{Pattern, expression};
use super::{Kind, Page, Spot};

const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const BORN: &str = r"(?-u:\b)(?:d\.?o\.?b|date of birth|birth ?date|birthday|born)(?-u:\b)";

fn date() -> String {
    [
        r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?(?:[0-9]{4}|[0-9]{2})".to_owned(),
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}".to_owned(),
        r"[0-9]{1,2} [0-9]{1,2} [0-9]{4}".to_owned(),
        format!(r"[0-9]{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{MONTH}\.?,?[ -](?:[0-9]{{4}}|[0-9]{{2}})"),
        format!(r"{MONTH}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"),
    ]
    .join("|")
}

/// The words, then the date with at most a few words between; or the date, and the words in brackets behind it.
static DATED: Pattern = Pattern::new(|| {
    let date = date();
    expression(&format!(
        r"(?i){BORN}[^0-9]{{0,30}}?(?-u:\b)(?P<after>{date})(?-u:\b)|(?-u:\b)(?P<before>{date})(?-u:\b)[ ,;:(–-]{{0,3}}{BORN}"
    ))
});
static BOUND: Pattern = Pattern::new(|| expression(r"(?i)(?-u:\b)(?:before|after|between|since|until)(?-u:\b)"));
static ALONE: Pattern = Pattern::new(|| expression(&format!(r"(?i)^[^0-9a-z]*(?:{})[^0-9a-z]*$", date())));
static LABEL: Pattern = Pattern::new(|| expression(&format!(r"(?i){BORN}[^0-9]{{0,16}}$")));

pub(super) fn find(page: &Page<'_>, spots: &mut Vec<Spot>) {
    let masked = || "••/••/••••".to_owned();
    let spoken_of = |text: &str| {
        let lower = text.to_ascii_lowercase();
        ["birth", "born", "dob", "o.b"].iter().any(|word| lower.contains(word))
    };
    // The expression takes longer to compile than a short text to judge; "keep dates of birth safe" does not need it.
    let has_figures = page.text.bytes().any(|b| b.is_ascii_digit());
    let dated = if has_figures && spoken_of(page.text) { page.text } else { "" };
    for found in DATED.captures_iter(dated) {
        // "Born before 1 May 2008" is a rule about anybody.
        let of_anybody = found.get(0).is_some_and(|whole| BOUND.is_match(whole.as_str()));
        if let Some(date) = found.name("after").or_else(|| found.name("before")).filter(|_| !of_anybody) {
            spots.push(Spot { kind: Kind::DateOfBirth, span: date.range(), masked: masked() });
        }
    }
    // A form has the words in one cell and the date in the next.
    let labelled = |(_, label): (usize, &str)| spoken_of(label) && LABEL.is_match(label);
    if page.short_before(1).is_some_and(labelled) && ALONE.is_match(page.text) {
        let trimmed = page.text.trim();
        let start = page.text.len() - page.text.trim_start().len();
        spots.push(Spot { kind: Kind::DateOfBirth, span: start..start + trimmed.len(), masked: masked() });
    }
}
