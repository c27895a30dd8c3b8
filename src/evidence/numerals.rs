//! Letters and Roman numerals of lists.

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
