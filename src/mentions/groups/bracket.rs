//! Parts in brackets: 「8名(A 3名、B 5名)」, 「163名様のアドレス(うち58名様はお名前も)」, 「(A 3名、B 5名、計8名)」.
//!
//! Owns how near a bracket stands to its total, and which brackets hold parts.

use super::spot::{NEAR, Spot};
use super::{Group, Spots, Tie, group, mixed, slipped};
use crate::document::Place;
use crate::text::slice;

/// 「163名様のメールアドレス(うち」: so many between a total and the bracket that takes a part out of it.
const TO_SOME: usize = 16;
/// 「8名です(A 3名、B 5名)」: so many between a total and the bracket of its parts.
const TO_BRACKET: usize = 6;
/// And so many where only a slip is told of them.
const TO_FAR: usize = 24;

/// The counts of each bracket that holds parts and their total: 「(内科23件、外科18件、計41件)」.
pub(crate) fn inside(view: &Spots, here: std::ops::Range<usize>) -> Vec<Vec<usize>> {
    let inside: Vec<usize> = here.filter(|&figure| view.all[figure].bracket().is_some()).collect();
    let runs = inside.chunk_by(|&one, &next| view.all[one].bracket() == view.all[next].bracket());
    runs.filter(|run| run.len() > 2).map(<[usize]>::to_vec).collect()
}

/// A line that is nothing but a bracket, below one that ends in its total.
pub(crate) fn below(view: &Spots, groups: &mut Vec<Group>) {
    let document = view.document();
    for (at, pair) in document.blocks.windows(2).enumerate() {
        let text = document.at(pair[1].place).trim();
        if !text.starts_with('(') || !text.ends_with(')') {
            continue;
        }
        let Some(total) = view.only(pair[0].place) else { continue };
        let ends = view.apart(view.place(total).end, pair[0].place.end) <= 1;
        let parts: Vec<usize> = view.within(view.block(at + 1).place).collect();
        let named = view.has("sum.total", pair[1].place) || view.has("sum.some", pair[1].place);
        if ends && !named && parts.iter().all(|&part| view.value(part) < view.value(total)) {
            groups.extend(group(view, total, parts, Tie::Loose));
        }
    }
}

/// 「8名(A 3名、B 5名、うち未成年1名)」: nothing but the parts in brackets right behind the total.
pub(crate) fn bracketed(view: &Spots, here: std::ops::Range<usize>, groups: &mut Vec<Group>) {
    let document = view.document();
    for total in here.clone().filter(|&figure| view.all[figure].bracket().is_none()) {
        let Some(bracket) =
            view.all.get(total + 1).filter(|_| here.contains(&(total + 1))).and_then(Spot::bracket)
        else {
            continue;
        };
        let bracket = document.clauses[bracket].place;
        let gap = Place { start: view.place(total).end, end: bracket.start };
        groups.extend(some_of(view, total, gap, bracket));
        let far = view.apart(gap.start, gap.end);
        // 1,284名のお客様です(会員902名、…): what stands between may say more than whose number it is.
        let near = far <= TO_BRACKET;
        if gap.start > gap.end || far > TO_FAR || document.at(gap).contains(['、', '。', ',']) {
            continue;
        }
        let some = view.hit("sum.some", bracket);
        // 58枚(うち内科31枚、外科27枚): those taken out may be all.
        let opens = some.is_some_and(|word| view.apart(bracket.start, word.start) <= 1);
        let all: Vec<usize> = if opens && near { view.within(bracket).collect() } else { Vec::new() };
        groups.extend(group(view, total, all, Tie::Loose));
        let some = some.map_or(bracket.end, |word| word.start);
        let parts: Vec<usize> = view.within(Place { start: bracket.start, end: some }).collect();
        let whole = Place { start: bracket.start, end: some };
        let other =
            view.has("sum.total", whole) || view.scene.hits.any(view.scene.sets("sum.shared"), bracket);
        // 4,812先(個人4,519名、法人293社): parts of several units.
        if let [part] = parts[..]
            && near
            && view.has("count-unit.organisation", bracket)
            && view.unit(part) != view.unit(total)
            && view.value(part) < view.value(total)
        {
            groups.push(Group { total, parts, less: None, tie: Tie::Some });
            continue;
        }
        if !other && !dated(view, bracket) {
            let found = match near {
                true => group(view, total, parts.clone(), Tie::Sum).or_else(|| mixed(view, total, &parts)),
                false if makes(view, total, &parts) => group(view, total, parts, Tie::Loose),
                false => None,
            };
            groups.extend(found);
        }
    }
}

/// Whether parts make their total, or would but for one slip.
fn makes(view: &Spots, total: usize, parts: &[usize]) -> bool {
    let values = || parts.iter().map(|&part| view.value(part));
    let (sum, total) = (values().fold(0, u64::saturating_add), view.value(total));
    sum == total || slipped(total, sum, values())
}

/// 「163名様のメールアドレス(うち58名様は、お名前を含みます)」: the bracket takes a part out of what stands before it.
fn some_of(view: &Spots, total: usize, gap: Place, bracket: Place) -> Option<Group> {
    let word = view.hit("sum.some", bracket).filter(|word| view.apart(bracket.start, word.start) <= 1)?;
    let near = gap.start <= gap.end && view.apart(gap.start, gap.end) <= TO_SOME;
    let part = view.within(Place { start: word.end, end: bracket.end }).next()?;
    let fits = near
        && !view.document().at(gap).contains(['、', '。', ','])
        && view.apart(word.end, view.place(part).start) <= NEAR
        && view.unit(part) == view.unit(total);
    fits.then(|| Group { total, parts: vec![part], less: None, tie: Tie::Some })
}

/// Whether what stands in a bracket before its first count tells a day or a time. 令和5年度分 is a name.
fn dated(view: &Spots, bracket: Place) -> bool {
    let mut figures = view.within(bracket);
    let first = figures.next().map_or(bracket.end, |figure| view.place(figure).start);
    let day = |text: &str| {
        text.match_indices(['年', '月', '日', '時', ':', '/']).any(|(at, sign)| {
            slice(text, ..at).ends_with(|c: char| c.is_ascii_digit())
                && !slice(text, at + sign.len()..).starts_with(['度', '間', '代'])
        })
    };
    // (4日12件、5日8件), (4月6日掲載分21名、4月9日掲載分17名): the parts are those of the days.
    let each =
        figures.clone().count() > 0 && figures.all(|figure| day(view.document().at(view.all[figure].before)));
    !each && day(view.document().at(Place { start: bracket.start, end: first }))
}
