//! The reader of plain text.

#![no_main]

mod sound;

use libfuzzer_sys::fuzz_target;
use markpoint::evidence::read_bytes;

fuzz_target!(|data: &[u8]| {
    sound::outcome(read_bytes("fuzz.txt", data));
});
