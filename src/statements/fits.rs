//! Whether a statement is what a row of the claims asks for.
//!
//! Owns the meaning of the keys of a row. What they say is [`super::claim`]'s.

use super::claim::Claim;
use super::{Marks, Statement};
use crate::grammar::{Flags, Kinds, Mode};

impl Claim {
    /// Whether a statement is what the row asks for.
    pub(super) fn fits(&self, one: &Statement) -> bool {
        let any = |asked: Kinds, found: Kinds| asked == 0 || asked & found != 0;
        let acts = self.any || one.act & self.act != 0 || self.open && one.act == 0;
        let about = |topic: Kinds| topic & (one.topic | one.own_topic) != 0;
        acts && one.act & self.not_act == 0
            && one.next & self.not_next == 0
            && any(self.next, one.next)
            && any(self.given, one.given)
            && any(self.of, one.with)
            && any(self.object_of, one.object)
            && any(self.subject_of, one.subject)
            && one.subject & self.not_subject_of == 0
            && one.with & self.not_of == 0
            && any(self.with, one.with)
            && any(self.near, one.parties.all())
            && one.parties & self.not_near == 0
            && self.question.is_none_or(|asks| asks == one.marks.has(Marks::QUESTION))
            && any(self.who, one.who.all())
            && (one.who == 0 || any(self.who_or_none, one.who.all()))
            && one.who & self.not_who == 0
            && any(self.from, one.from.all())
            && any(self.to, one.to.all())
            && one.to & self.not_to == 0
            && one.from & self.not_from == 0
            && (self.about == 0 || about(self.about))
            && !about(self.not_about)
            && any(self.when, one.when.all())
            && one.when & self.not_when == 0
            && self.since_known.is_none_or(|known| known == one.marks.has(Marks::SINCE_KNOWN))
            && self.before_known.is_none_or(|before| before == one.marks.has(Marks::BEFORE_KNOWN))
            && self.aftermath.is_none_or(|after| after == one.marks.has(Marks::AFTERMATH))
            && self.copula.is_none_or(|is| is == one.marks.has(Marks::COPULA))
            && self.under_way.is_none_or(|going| going == one.flags.has(Flags::GOING))
            && self.vouched.is_none_or(|vouched| vouched == one.marks.has(Marks::VOUCHED))
            && self.ahead.is_none_or(|ahead| ahead == one.marks.has(Marks::AHEAD))
            && self.bare.is_none_or(|bare| bare == one.marks.has(Marks::BARE))
            && self.lacks.is_none_or(|lacks| lacks == one.marks.has(Marks::LACKS))
            && self.topical.is_none_or(|topical| topical == one.marks.has(Marks::TOPICAL))
            && self.evidence.is_none_or(|told| told == one.marks.has(Marks::EVIDENCE))
            && self.feared.is_none_or(|feared| feared == one.marks.has(Marks::FEARED))
            && (!self.how || one.marks.has(Marks::HOW))
            && (self.modes.is_empty() || self.modes.contains(&one.mode))
            && !self.not_modes.contains(&one.mode)
            && self.mishap.is_none_or(|mishap| mishap == one.flags.has(Flags::MISHAP))
            // 許可制としながら tells what was so, not what is changed.
            && self.change.is_none_or(|change| {
                change == (one.flags.has(Flags::CHANGE) && !one.flags.has(Flags::ALONG))
            })
            && self.explains.is_none_or(|explains| explains == one.flags.has(Flags::EXPLAINS))
            && self.regret.is_none_or(|regret| regret == one.flags.has(Flags::REGRET))
            && self.account.is_none_or(|account| account == one.flags.has(Flags::ACCOUNT))
            && self.handles.is_none_or(|handles| handles == one.marks.has(Marks::HANDLES))
            && self.reaches.is_none_or(|reaches| reaches == one.marks.has(Marks::REACHES))
            && self.along.is_none_or(|along| along == one.flags.has(Flags::ALONG))
            && (!self.going || one.flags.has(Flags::GOING) || one.mode == Mode::Will)
            && self.past.is_none_or(|past| past == one.flags.has(Flags::PAST))
            && (!self.item || one.marks.has(Marks::ITEM))
            && (!self.reason || one.flags.has(Flags::REASON))
            && self.date.is_none_or(|date| date == one.marks.has(Marks::DATE))
            // 手立ては…決めます: its own words say what it is about.
            && self.named.is_none_or(|named| named == (one.own_topic != 0))
            && (!self.can || one.flags.has(Flags::CAN))
            && self.noun.is_none_or(|noun| noun == one.marks.has(Marks::NOUN))
            && self.passive.is_none_or(|passive| passive == one.flags.has(Flags::PASSIVE))
            && self.fact.is_none_or(|fact| fact == one.marks.has(Marks::FACT))
            && self.acted_on.is_none_or(|on| on == one.marks.has(Marks::ACTED_ON))
            && self.favour.is_none_or(|favour| favour == one.flags.has(Flags::FAVOUR))
            && self.standing.is_none_or(|standing| standing == one.standing())
            // A noun states something where it stands for a line, not as a caption in the text.
            && (!self.rest || one.mode != Mode::Noun || one.in_list())
            && (!self.place || one.marks.has(Marks::PLACE))
            && self.object.is_none_or(|object| object == one.marks.has(Marks::OBJECT))
            && self.concrete.is_none_or(|concrete| concrete == one.marks.has(Marks::CONCRETE))
    }
}
