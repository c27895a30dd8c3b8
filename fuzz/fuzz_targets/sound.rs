//! What holds for everything that is read, whatever its bytes are.

use markpoint::evidence::{Evidence, ReadError, from_text, plain};

/// Reading ends in evidence that is sound, or in a problem said in one line. True if there is evidence.
pub(crate) fn outcome(read: Result<Evidence, ReadError>) -> bool {
    match read {
        Ok(evidence) => {
            sound(&evidence);
            true
        }
        Err(error) => {
            let said = error.problem.to_string();
            assert!(!said.is_empty() && said.len() < 1_000 && !said.contains(char::is_control), "{said:?}");
            false
        }
    }
}

fn sound(evidence: &Evidence) {
    let mut end = 0;
    for block in &evidence.blocks {
        assert!(block.span.start == end, "blocks follow one another");
        let text = evidence.text.get(block.span.clone()).expect("a span slices at characters");
        assert!(!text.trim().is_empty(), "a block holds text");
        assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n')), "no control characters: {text:?}");
        assert!(
            (block.span.start..=block.span.end).contains(&block.body) && evidence.text.is_char_boundary(block.body),
            "a body lies in its block"
        );
        for struck in &block.struck {
            assert!(
                block.span.start <= struck.start && struck.end <= block.span.end && evidence.text.get(struck.clone()).is_some(),
                "{struck:?}"
            );
        }
        end = block.span.end + 1;
    }
    assert_eq!(end, evidence.text.len(), "the blocks are the text");
    for picture in &evidence.pictures {
        assert!(evidence.text.get(picture.near.clone()).is_some(), "{picture:?}");
    }
    let once = plain(evidence);
    let twice = plain(&from_text("again.txt", &once));
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&once), words(&twice), "the text of the text has the same words");
}
