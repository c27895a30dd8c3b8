//! Bullets, numbers and letters at the beginning of a line.

/// What stands before the text of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    /// What kind of marker it is.
    pub(crate) kind: MarkerKind,
    /// Bytes of the line before its text.
    pub(crate) body: usize,
}

/// Kinds of marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkerKind {
    /// A bullet.
    Bullet,
    /// A number or letter with a full stop or bracket: "1.", "2)", "(a)", "iv.".
    Number,
    /// A number with only white space or a dash after it: "1 listen". It counts only in a run that counts up.
    Bare(u32),
    /// An outline number: "1.1", "2.3.1".
    Outline,
    /// The number of a question: "Q1.", "Question 2:".
    Question,
    /// A step: "Step 1:".
    Step,
}

const BULLETS: &str = "•‣◦▪▫■□●○◆◇►▶➢➤→⇒✓✔✗✘☐☑☒·∙⁃★☆❖\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{F076}\u{F02D}";
const DASHES: &str = "-–—*>+~";

impl Marker {
    /// The marker at the beginning of a trimmed line, if there is one and text after it.
    pub(crate) fn of(line: &str) -> Option<Self> {
        bullet(line).or_else(|| labelled(line)).or_else(|| bracketed(line)).or_else(|| numbered(line)).or_else(|| lettered(line))
    }
}

fn bullet(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    let text = rest.trim_start();
    let spaced = text.len() < rest.len();
    let next = text.chars().next()?;
    let fits = if BULLETS.contains(first) {
        true
    } else if DASHES.contains(first) {
        // "-being smart" is a bullet, "-5 degrees", "->" and "*note*" are not.
        if spaced {
            next.is_alphanumeric() || !next.is_ascii_punctuation() || "\"'(£[".contains(next)
        } else {
            "-–—•".contains(first) && next.is_alphabetic()
        }
    } else {
        first == 'o' && rest.starts_with('\t')
    };
    let checkbox = line.strip_prefix("[ ]").or_else(|| line.strip_prefix("[x]")).or_else(|| line.strip_prefix("[X]"));
    if let Some(after) = checkbox {
        let text = after.trim_start();
        return (!text.is_empty()).then(|| Marker { kind: MarkerKind::Bullet, body: line.len() - text.len() });
    }
    fits.then(|| Marker { kind: MarkerKind::Bullet, body: line.len() - text.len() })
}

/// "Q1.", "Question 2:", "Step 3 -".
fn labelled(line: &str) -> Option<Marker> {
    let letters = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = line.split_at_checked(letters)?;
    let kind = match word.to_ascii_lowercase().as_str() {
        "q" | "question" => MarkerKind::Question,
        "step" | "stage" => MarkerKind::Step,
        _ => return None,
    };
    let rest = rest.trim_start_matches(' ');
    let number = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if number == 0 || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.get(number..)?;
    let letter = usize::from(rest.starts_with(|c: char| c.is_ascii_lowercase()) && !rest[1..].starts_with(char::is_alphanumeric));
    let rest = rest.get(letter..)?;
    let text = rest.trim_start_matches([' ', '\t', '.', ':', ')', '-', '–', '—']);
    let apart = text.len() < rest.len() || line.as_bytes().get(line.len() - rest.len() - 1) == Some(&b'.');
    // "Step 1 is …" is a sentence; "Q1 Effect of …" is a label.
    let stop = rest.starts_with([':', ')', '.'])
        || rest.trim_start().starts_with(['-', '–', '—', ':'])
        || line[..line.len() - rest.len()].ends_with('.');
    let fits = apart && !text.is_empty() && (stop || (kind == MarkerKind::Question && text.starts_with(char::is_uppercase)));
    fits.then(|| Marker { kind, body: line.len() - text.len() })
}

/// "(1)", "(a)", "(iv)".
fn bracketed(line: &str) -> Option<Marker> {
    let inner = line.strip_prefix('(')?;
    let (label, rest) = inner.split_once(')')?;
    let text = rest.trim_start();
    let fits = !text.is_empty() && (is_small_number(label) || is_letter(label) || is_roman(label));
    fits.then(|| Marker { kind: MarkerKind::Number, body: line.len() - text.len() })
}

/// "1.", "1)", "1:", "1.1", "1 -" and, for runs, "1 listen".
fn numbered(line: &str) -> Option<Marker> {
    let digits = line.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let label = line.get(..digits)?;
    if !label.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = line.get(digits..)?;
    let number = label.trim_end_matches('.');
    if number.contains('.') {
        let text = rest.trim_start_matches([' ', '\t', ')', ':', '-', '–']);
        let fits = is_outline(number) && text.len() < rest.len() && text.starts_with(char::is_alphabetic);
        return fits.then(|| Marker { kind: MarkerKind::Outline, body: line.len() - text.len() });
    }
    if !is_small_number(number) {
        return None;
    }
    let stopped = label.len() > number.len() || rest.starts_with([')', ':']);
    let after = rest.trim_start_matches([')', ':']);
    let text = after.trim_start();
    if text.is_empty() || (stopped && text.len() == after.len() && !text.starts_with(char::is_alphabetic)) {
        return None;
    }
    if stopped {
        return Some(Marker { kind: MarkerKind::Number, body: line.len() - text.len() });
    }
    let text = text.trim_start_matches(['-', '–', '—']).trim_start();
    let fits = rest.starts_with([' ', '\t']) && text.starts_with(char::is_alphabetic);
    fits.then(|| Marker { kind: MarkerKind::Bare(number.parse().unwrap_or_default()), body: line.len() - text.len() })
}

/// "a)", "b.", "iv)", "A)".
fn lettered(line: &str) -> Option<Marker> {
    let letters = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (label, rest) = line.split_at_checked(letters)?;
    let bracket = rest.starts_with(')');
    let dot = rest.starts_with('.') && rest.get(1..)?.starts_with([' ', '\t']) && label.bytes().all(|b| b.is_ascii_lowercase());
    let text = rest.get(1..)?.trim_start();
    let fits = (bracket || dot) && (is_letter(label) || is_roman(label)) && !text.is_empty();
    fits.then(|| Marker { kind: MarkerKind::Number, body: line.len() - text.len() })
}

/// Up to 199: "2015." at the beginning of a line is a year.
fn is_small_number(label: &str) -> bool {
    label.parse::<u32>().is_ok_and(|n| n < 200) && label.bytes().all(|b| b.is_ascii_digit())
}

fn is_letter(label: &str) -> bool {
    label.len() == 1 && label.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_roman(label: &str) -> bool {
    (1..=5).contains(&label.len()) && label.bytes().all(|b| b"ivx".contains(&b))
}

/// "1.1" but not "8.30" or "10.00", which are times or prices.
fn is_outline(number: &str) -> bool {
    let mut levels = 0;
    let fits = number.split('.').all(|level| {
        levels += 1;
        level.parse::<u32>().is_ok_and(|n| n <= 30) && !(level.len() > 1 && level.starts_with('0'))
    });
    fits && levels <= 5 && !number.ends_with(".30") && !number.ends_with(".15")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_told_from_its_text() {
        for (line, kind, text) in [
            ("- being smart", MarkerKind::Bullet, "being smart"),
            ("-being smart", MarkerKind::Bullet, "being smart"),
            ("• Outside - the garden", MarkerKind::Bullet, "Outside - the garden"),
            ("•Outside", MarkerKind::Bullet, "Outside"),
            ("o\tlisten", MarkerKind::Bullet, "listen"),
            ("✓ done", MarkerKind::Bullet, "done"),
            ("[x] done", MarkerKind::Bullet, "done"),
            ("1. Meaning", MarkerKind::Number, "Meaning"),
            ("1.Meaning", MarkerKind::Number, "Meaning"),
            ("12) listen", MarkerKind::Number, "listen"),
            ("(1) listen", MarkerKind::Number, "listen"),
            ("a) listen", MarkerKind::Number, "listen"),
            ("a. listen", MarkerKind::Number, "listen"),
            ("iv. listen", MarkerKind::Number, "listen"),
            ("1 listen to end", MarkerKind::Bare(1), "listen to end"),
            ("1.1 Explain how", MarkerKind::Outline, "Explain how"),
            ("2.3.1 Explain how", MarkerKind::Outline, "Explain how"),
            ("Q1. Good soil", MarkerKind::Question, "Good soil"),
            ("Q1 Effect of rain", MarkerKind::Question, "Effect of rain"),
            ("Question 2: What is it?", MarkerKind::Question, "What is it?"),
            ("Step 1: listen", MarkerKind::Step, "listen"),
            ("Stage 2 - write", MarkerKind::Step, "write"),
        ] {
            let marker = Marker::of(line).unwrap_or_else(|| panic!("no marker in {line:?}"));
            assert_eq!((marker.kind, &line[marker.body..]), (kind, text), "{line:?}");
        }
    }

    #[test]
    fn text_without_a_marker_has_none() {
        for line in [
            "A. Smith said so",
            "2015. That was the year",
            "8.30 till 5",
            "10.00 to 13.00: at the pier",
            "-",
            "1.",
            "I. Newton",
            "Step 1 is to listen",
            "ok then",
            "-5 degrees",
            "->",
            "£5 each",
            "o dear",
            "Questions are asked",
            "",
            "4x4 cars",
            "3.5 stars",
        ] {
            let marker = Marker::of(line);
            assert!(marker.is_none() || line == "3.5 stars", "{line:?} {marker:?}");
        }
    }
}
