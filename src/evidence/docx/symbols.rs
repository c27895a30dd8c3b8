//! Characters of the Symbol and Wingdings fonts, which stand in a private area of Unicode.

/// The character that a symbol shows, if its font and code are known or it is a plain character.
pub(super) fn shown(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let private = (0xF000..=0xF0FF).contains(&code);
    let byte = u8::try_from(if private { code - 0xF000 } else { code }).ok();
    let font = font.to_ascii_lowercase();
    let table: &[(u8, char)] = match font.as_str() {
        "symbol" => &SYMBOL,
        "wingdings" => &WINGDINGS,
        "wingdings 2" => &WINGDINGS_2,
        "webdings" => &[(0x61, '✓'), (0x72, '✗')],
        _ => &[],
    };
    let known = byte.and_then(|byte| table.iter().find(|(at, _)| *at == byte)).map(|(_, c)| *c);
    if known.is_some() || !table.is_empty() {
        // Symbol shows figures and punctuation as they are.
        return known.or_else(|| byte.filter(|byte| font == "symbol" && (0x20..0x40).contains(byte)).map(char::from));
    }
    char::from_u32(code).filter(|c| !private && !c.is_control())
}

/// A private character in running text, as Word writes it where a whole run is in such a font.
pub(super) fn in_font(font: Option<&str>, c: char) -> Option<char> {
    shown(font.unwrap_or("symbol"), &format!("{:X}", u32::from(c)))
}

const SYMBOL: [(u8, char); 96] = [
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2A, '∗'),
    (0x2D, '−'),
    (0x40, '≅'),
    (0x41, 'Α'),
    (0x42, 'Β'),
    (0x43, 'Χ'),
    (0x44, 'Δ'),
    (0x45, 'Ε'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x48, 'Η'),
    (0x49, 'Ι'),
    (0x4B, 'Κ'),
    (0x4C, 'Λ'),
    (0x4D, 'Μ'),
    (0x4E, 'Ν'),
    (0x4F, 'Ο'),
    (0x50, 'Π'),
    (0x51, 'Θ'),
    (0x52, 'Ρ'),
    (0x53, 'Σ'),
    (0x54, 'Τ'),
    (0x55, 'Υ'),
    (0x57, 'Ω'),
    (0x58, 'Ξ'),
    (0x59, 'Ψ'),
    (0x5A, 'Ζ'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x69, 'ι'),
    (0x6A, 'ϕ'),
    (0x6B, 'κ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x6E, 'ν'),
    (0x6F, 'ο'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x75, 'υ'),
    (0x77, 'ω'),
    (0x78, 'ξ'),
    (0x79, 'ψ'),
    (0x7A, 'ζ'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0x4A, 'ϑ'),
    (0x56, 'ς'),
    (0x76, 'ϖ'),
    (0xA1, 'ϒ'),
    (0xA2, '′'),
    (0xA6, 'ƒ'),
    (0xB2, '″'),
    (0xB5, '∝'),
    (0xC0, 'ℵ'),
    (0xC1, 'ℑ'),
    (0xC2, 'ℜ'),
    (0xC5, '⊕'),
    (0xC6, '∅'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCE, '∈'),
    (0xD6, '√'),
    (0xDE, '⇒'),
    (0xE2, '®'),
    (0xE5, '∑'),
];

const WINGDINGS: [(u8, char); 24] = [
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0x71, '❑'),
    (0x73, '⬧'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: [(u8, char); 6] = [(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0xA3, '☐')];

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn symbols_become_the_characters_they_show() {
        for (font, code, c) in [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "F0B7", Some('•')),
            ("Symbol", "F035", Some('5')),
            ("Wingdings", "F0FC", Some('✓')),
            ("Wingdings", "FE", Some('☑')),
            ("Wingdings", "F001", None),
            ("Arial", "00E9", Some('é')),
            ("Arial", "F0E9", None),
            ("Arial", "zz", None),
        ] {
            assert_eq!(shown(font, code), c, "{font} {code}");
        }
    }
}
