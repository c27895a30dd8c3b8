//! Characters of the Symbol and Wingdings fonts: letters of the file that show something else on the page.

use std::borrow::Cow;

/// A font whose letters are pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Hands, ticks, arrows.
    Wingdings,
    /// Ticks, crosses, numbers in circles.
    Wingdings2,
    /// More arrows.
    Wingdings3,
    /// Pictures.
    Webdings,
}

impl Font {
    /// The font of this name, if it is one of these.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" => Self::Wingdings3,
            "webdings" => Self::Webdings,
            _ => return None,
        })
    }

    /// What a code of the font shows, if it can be said in a character.
    fn shows(self, code: u8) -> Option<char> {
        let at = |table: &str, first: u8| table.chars().nth(usize::from(code.checked_sub(first)?)).filter(|c| *c != MISSING);
        let found = |table: &[(u8, char)]| table.iter().find(|(at, _)| *at == code).map(|(_, c)| *c);
        match self {
            _ if code == b' ' => Some(' '),
            Self::Symbol if code < 0x80 => at(SYMBOL, 0x20),
            Self::Symbol => at(SYMBOL_HIGH, 0xA0),
            Self::Wingdings if code < 0x80 => at(WINGDINGS, 0x20),
            Self::Wingdings => at(WINGDINGS_HIGH, 0x80),
            Self::Wingdings2 if (0x69..=0x7E).contains(&code) => at(NUMBERS, 0x69),
            Self::Wingdings2 => found(&WINGDINGS_2),
            Self::Wingdings3 => found(&WINGDINGS_3),
            Self::Webdings => found(&WEBDINGS),
        }
    }
}

/// What a run says about the fonts of its characters. `None` says nothing; `Some(None)` is a font of plain letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fonts {
    /// For the letters and signs of ASCII.
    pub(super) low: Option<Option<Font>>,
    /// For all others.
    pub(super) high: Option<Option<Font>>,
}

impl Fonts {
    /// These, and the others where these say nothing.
    pub(super) fn or(self, others: Self) -> Self {
        Self { low: self.low.or(others.low), high: self.high.or(others.high) }
    }

    /// Text as it is shown in these fonts. A line end in the file is no line break on the page.
    pub(super) fn show(self, text: &str) -> Cow<'_, str> {
        let plain = self.low.flatten().is_none() && self.high.flatten().is_none();
        if plain && !text.contains(|c: char| matches!(c, '\n' | '\r') || is_private(c)) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().filter_map(|c| self.shown(c)).collect())
    }

    fn shown(self, c: char) -> Option<char> {
        if matches!(c, '\n' | '\r' | '\t') {
            return Some(if c == '\t' { c } else { ' ' });
        }
        let font = if c.is_ascii() { self.low } else { self.high };
        if is_private(c) {
            // Word writes the characters of such a run in a private area; older programs name no font.
            let code = u8::try_from(u32::from(c) - 0xF000).ok()?;
            return self.high.or(self.low).unwrap_or(Some(Font::Symbol))?.shows(code);
        }
        match (font.flatten(), u8::try_from(u32::from(c))) {
            (Some(font), Ok(code)) => font.shows(code),
            _ => Some(c),
        }
    }
}

/// The character that a `w:sym` shows: its font, and its code in hexadecimal digits.
pub(super) fn shown(font: &str, code: &str) -> Option<char> {
    let c = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
    match Font::named(font) {
        Some(font) => font.shows(u8::try_from(u32::from(c) & !0xF000).ok()?),
        None => Some(c).filter(|c| !is_private(*c) && !c.is_control()),
    }
}

fn is_private(c: char) -> bool {
    ('\u{F000}'..='\u{F0FF}').contains(&c)
}

const MISSING: char = '\u{FFFD}';

/// From 0x20 to 0x7E.
const SYMBOL: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// From 0xA0 to 0xFE.
const SYMBOL_HIGH: &str =
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{FFFD}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// From 0x20 to 0x7E.
const WINGDINGS: &str =
    " 🖉✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■☐🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷";

/// From 0x80 to 0xFE.
const WINGDINGS_HIGH: &str = "0123456789⑩0123456789⑩🙢🙠🙡🙣🙞🙜🙝🙟·•⬝○🞆🞈🞊◎🔿▪☐🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←→↑↓↖↗↙↘🡸➔🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑";

/// Numbers in circles are read as numbers; in black circles, too. From 0x69 to 0x7E of Wingdings 2.
const NUMBERS: &str = "0123456789⑩0123456789⑩";

const WINGDINGS_2: [(u8, char); 8] =
    [(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0x97, '●'), (0xA3, '☐')];

const WINGDINGS_3: [(u8, char); 8] =
    [(0x21, '→'), (0x22, '↑'), (0x23, '↓'), (0x66, '←'), (0x67, '→'), (0x68, '↑'), (0x69, '↓'), (0x7D, '▶')];

const WEBDINGS: [(u8, char); 6] = [(0x61, '✓'), (0x63, '☐'), (0x67, '■'), (0x6E, '●'), (0x72, '✗'), (0x78, '☒')];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_the_characters_they_show() {
        for (font, code, c) in [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "F0B7", Some('•')),
            ("Symbol", "F035", Some('5')),
            ("Wingdings", "F0FC", Some('✓')),
            ("Wingdings", "FE", Some('☑')),
            ("Wingdings", "F04A", Some('☺')),
            ("Wingdings 2", "F06A", Some('1')),
            ("Wingdings", "F001", None),
            ("Arial", "00E9", Some('é')),
            ("Arial", "F0E9", None),
            ("Arial", "zz", None),
        ] {
            assert_eq!(shown(font, code), c, "{font} {code}");
        }
    }

    #[test]
    fn the_tables_are_as_long_as_the_fonts() {
        for (table, length) in [(SYMBOL, 95), (SYMBOL_HIGH, 95), (WINGDINGS, 95), (WINGDINGS_HIGH, 127)] {
            assert_eq!(table.chars().count(), length, "{table}");
        }
    }

    #[test]
    fn letters_in_a_picture_font_show_pictures() {
        let fonts = |low, high| Fonts { low: Some(low), high: Some(high) };
        for (fonts, text, shown) in [
            (fonts(Some(Font::Wingdings), Some(Font::Wingdings)), "J ü", "☺ ✓"),
            (fonts(Some(Font::Symbol), Some(Font::Symbol)), "a=5 中", "α=5 中"),
            (fonts(None, Some(Font::Symbol)), "a\u{F061}", "aα"),
            (fonts(None, None), "ab\u{F061}\n", "ab "),
            (Fonts::default(), "ab\u{F0B7}", "ab•"),
        ] {
            assert_eq!(fonts.show(text), shown);
        }
    }
}
