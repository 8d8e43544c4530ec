//! Whether ASCII is Japanese in UTF-7, the code of old mail programs.
//!
//! Owns the recognition only: nobody is asked to read it, but it must not be taken for English.

/// Characters in kana that settle it: no word, number or address comes out as these by chance.
const KANA: usize = 2;

/// Whether what stands between `+` and `-` is Japanese, kana among it.
pub(in crate::input) fn is_utf_7(bytes: &[u8]) -> bool {
    let mut kana = 0;
    for run in bytes.split(|byte| *byte == b'+').skip(1) {
        let end = run.iter().position(|byte| sextet(*byte).is_none()).unwrap_or(run.len());
        let units = units(run.get(..end).unwrap_or_default());
        if units.iter().all(|unit| is_japanese(*unit)) {
            kana += units.iter().filter(|unit| matches!(**unit, 0x3041..=0x30FE)).count();
        }
        if kana >= KANA {
            return true;
        }
    }
    false
}

fn is_japanese(unit: u16) -> bool {
    matches!(unit, 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x27BF | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xFF01..=0xFFEF)
}

/// What a letter of base64 stands for.
fn sextet(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// The units of sixteen bits in a run of base64; what is left over is padding.
fn units(run: &[u8]) -> Vec<u16> {
    let (mut held, mut bits, mut units) = (0_u32, 0, Vec::with_capacity(run.len() * 3 / 8));
    for sextet in run.iter().filter_map(|letter| sextet(*letter)) {
        held = held << 6 | sextet;
        bits += 6;
        if bits >= 16 {
            bits -= 16;
            units.push((held >> bits) as u16);
            held &= (1 << bits) - 1;
        }
    }
    units
}
