//! Numbers of lists, as letters, Roman numerals, words.

/// a … z, aa, bb …: how Word goes on after z. `first` is `b'a'` or `b'A'`. None for 0 and beyond four letters.
pub(super) fn letters(n: u32, first: u8) -> Option<String> {
    let at = n.checked_sub(1)?;
    let letter = char::from(first + u8::try_from(at % 26).ok()?);
    let times = usize::try_from(at / 26 + 1).ok()?;
    (times <= 4).then(|| std::iter::repeat_n(letter, times).collect())
}

/// I … CCCXCIX, in capitals. None for 0 and from 400 on.
pub(super) fn roman(n: u32) -> Option<String> {
    if !(1..400).contains(&n) {
        return None;
    }
    let mut left = n;
    let mut shown = String::new();
    for (value, sign) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            shown.push_str(sign);
            left -= value;
        }
    }
    Some(shown)
}

/// Figures of another script, by its nought.
pub(super) fn from_figures(n: u32, nought: char) -> String {
    n.to_string().chars().filter_map(|c| char::from_u32(u32::from(nought) + c.to_digit(10)?)).collect()
}

/// One to twenty in a circle or brackets, by the sign for one. None beyond.
pub(super) fn enclosed(n: u32, one: char) -> Option<String> {
    (1..=20).contains(&n).then(|| char::from_u32(u32::from(one) + n - 1).map(String::from))?
}

/// The "st" of 1st.
pub(super) fn ordinal_ending(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// "twenty-one"; none from a hundred on.
pub(super) fn in_words(n: u32) -> Option<String> {
    let n = usize::try_from(n).ok()?;
    match (ONES.get(n), TENS.get(n / 10)?, n % 10) {
        (Some(word), ..) => Some((*word).to_owned()),
        (None, tens, 0) => Some((*tens).to_owned()),
        (None, tens, ones) => Some(format!("{tens}-{}", ONES[ones])),
    }
}

/// "twenty-first"; none from a hundred on.
pub(super) fn ordinal_in_words(n: u32) -> Option<String> {
    let words = in_words(n)?;
    let (before, last) = words.rsplit_once('-').map_or(("", words.as_str()), |(tens, ones)| (&words[..=tens.len()], ones));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        last => last.strip_suffix('y').map_or_else(|| format!("{last}th"), |stem| format!("{stem}ieth")),
    };
    Some(format!("{before}{last}"))
}

/// With a capital first letter.
pub(super) fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(rest).collect()
}
