//! Which sentence leads in what stands below it.
//!
//! Owns finding it for each block. What is announced there is decided elsewhere.

use super::scan::{Hits, Lead};
use crate::document::{BlockKind, Document};
use crate::ruleset::{Ruleset, SetId};

/// Whether a sentence that points below leads into a section: it stands in one around it.
fn leads_into(document: &Document, hits: &Hits, pointer: &[SetId], lead: usize, section: usize) -> bool {
    let sentence = &document.sentences[lead];
    let own = document.blocks[sentence.block].section;
    let around = std::iter::successors(document.sections[section].parent, |&at| document.sections[at].parent);
    hits.any(pointer, sentence.place) && own > 0 && around.into_iter().any(|at| at == own)
}

/// For each block, the sentence that leads it in: the last sentence of the paragraph before a run of list items
/// or rows; where that sentence points below (下記, 以下, a set named `pointer`), it leads in all that follows it in
/// its section.
pub(crate) fn leads(document: &Document, hits: &Hits, ruleset: &Ruleset) -> Vec<Option<Lead>> {
    let pointer = ruleset.named("pointer");
    let mut leads = vec![None; document.blocks.len()];
    let mut lead: Option<usize> = None;
    let mut sentence = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Item | BlockKind::Row => leads[at] = lead.and_then(Lead::of),
            BlockKind::Paragraph => {
                let points = |at: usize| hits.any(pointer, document.sentences[at].place);
                let mut own = None;
                while document.sentences.get(sentence).is_some_and(|s| s.block <= at) {
                    // The last sentence leads in, or the last before it that points below.
                    let outdone = own.is_some_and(points) && !points(sentence);
                    if document.sentences[sentence].block == at && !outdone {
                        own = Some(sentence);
                    }
                    sentence += 1;
                }
                if lead.is_some_and(points) && !own.is_some_and(points) {
                    leads[at] = lead.and_then(Lead::of);
                } else {
                    lead = own;
                }
            }
            BlockKind::Note => {}
            BlockKind::Title => lead = None,
            BlockKind::Heading => {
                lead = lead.filter(|&lead| leads_into(document, hits, pointer, lead, block.section));
            }
        }
    }
    leads
}
