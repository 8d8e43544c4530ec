//! The stage of a notice, from what it states: whether the inquiry has ended, goes on, or an earlier notice is told of.
//!
//! Owns weighing the three. What titles say of a stage, and how an earlier notice is named, is the ruleset's.

use super::class;
use crate::document::Place;
use crate::grammar::{Flags, Kinds, Mode};
use crate::mentions::{Day, PUBLICATION};
use crate::reading::elements::View;
use crate::ruleset::{ClassGroup, Stage};
use crate::statements::{Marks, Statement, Vocabulary};

/// The stage, and where the text says so.
pub(crate) fn read(
    view: &View,
    statements: &[Statement],
    published: Option<Day>,
    group: Option<&ClassGroup>,
) -> Option<(Stage, Option<Place>)> {
    let choice = group.and_then(|group| class::first(view, group));
    let named = choice.and_then(|choice| Some((Stage::from_name(&choice.label.id)?, choice.evidence)));
    let told = Told::of(view, statements);
    // 8月28日に続報としてお伝えします: the next one, not this.
    let named = named.filter(|(stage, place)| {
        let ahead = |place: Place| {
            let sentence = view.scene.sentence(place.start).unwrap_or(place);
            view.mentions.dates.iter().any(|date| date.planned && sentence.contains(date.place))
        };
        *stage != Stage::FollowUp || !place.is_some_and(ahead)
    });
    // (第1報) in the title: that the next will be the second hides nothing.
    let entitled = |group| class::speaks(view, group, "first").then_some((Stage::First, None));
    let ended = told.entitled.or(told.ended.filter(|_| told.inquired.is_none()));
    match named {
        Some((Stage::Final, _)) => return named,
        _ if ended.is_some() => return Some((Stage::Final, ended)),
        Some((Stage::FollowUp, place)) if told.results && told.inquired.is_none() => {
            return Some((Stage::Final, place));
        }
        Some((Stage::FollowUp, _)) => return named,
        _ => {}
    }
    if let Some(place) = dated_before(view, statements, published) {
        return Some((Stage::FollowUp, Some(place)));
    }
    let named = named.or_else(|| group.and_then(entitled));
    named.or_else(|| Some((Stage::First, Some(told.inquired.or(told.follows)?))))
}

/// Whether the text tells of an earlier notice of this incident, by its name or by its day.
pub(crate) fn told_before(
    view: &View,
    statements: &[Statement],
    published: Option<Day>,
    group: Option<&ClassGroup>,
) -> bool {
    let follow_up = |group: &ClassGroup| class::speaks(view, group, "follow-up");
    group.is_some_and(follow_up) || dated_before(view, statements, published).is_some()
}

/// Where a dated notice before this one is told of: 2月7日に公表した.
fn dated_before(view: &View, statements: &[Statement], published: Option<Day>) -> Option<Place> {
    let dates = view.mentions.dates.iter();
    let publish = Vocabulary::built_in().kind("publish").unwrap_or(0);
    // SNSへ載せた写真を取り下げた: that a picture was put up is no notice.
    let announces = |place: Place| {
        let at = statements.partition_point(|one| one.place.end <= place.start);
        statements.get(at).is_some_and(|one| one.act & publish != 0 || !one.marks.has(Marks::OBJECT))
    };
    let mut earlier = dates.filter(|date| {
        let before = date.date.zip(published).is_some_and(|(day, on)| day < on);
        date.event == PUBLICATION && date.done && before && announces(date.place)
    });
    earlier.next().map(|date| date.place)
}

/// What statements say of the inquiry and of what is to come.
#[derive(Default)]
struct Told {
    ended: Option<Place>,
    /// The title says that it has.
    entitled: Option<Place>,
    inquired: Option<Place>,
    follows: Option<Place>,
    /// A heading announces the results of the inquiry.
    results: bool,
}

impl Told {
    fn of(view: &View, statements: &[Statement]) -> Self {
        let vocabulary = Vocabulary::built_in();
        let kind = |name: &str| vocabulary.kind(name).unwrap_or(0);
        let time = |name: &str| vocabulary.time(name).unwrap_or(0);
        let (inquire, publish, tell) = (kind("inquire"), kind("publish"), kind("tell"));
        let report = kind("report");
        let party = |name: &str| vocabulary.party(name).unwrap_or(0);
        let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
        let (regulator, persons) = (party("regulator") | party("unnamed-body"), party("persons"));
        let (reports, other, ours) = (topic("regulator-notification"), topic("other"), party("ours"));
        let desk = topic("contact-point");
        let (word, channel) = (topic("individual-notice"), kind("channel"));
        let (ended, closing, later) = (time("ended"), time("closing"), time("later"));
        let (confirm, now_time, outside) = (kind("confirm"), time("now"), party("outside"));
        let count = kind("count");
        let (results, afresh) = (time("results"), time("afresh"));
        let from_now = time("from-now");
        let planned: Vec<Place> =
            view.mentions.dates.iter().filter(|date| date.planned).map(|date| date.place).collect();
        let place = view.scene.sets("next.place");
        let document = view.scene.document;
        let events: Vec<Place> = view
            .mentions
            .dates
            .iter()
            .filter(|date| date.happened && date.event != PUBLICATION)
            .map(|date| date.place)
            .collect();
        let holds = |dates: &[Place], place: Place| {
            let from = dates.partition_point(|date| date.start < place.start);
            dates.get(from).is_some_and(|date| date.end <= place.end)
        };
        let dated = |place: Place| holds(&events, place);
        let ahead = |place: Place| holds(&planned, place);
        let mut told = Self::default();
        let mut present = usize::MAX;
        for one in statements {
            if one.marks.has(Marks::HEADING) {
                let inquiry = (one.act | one.with) & inquire != 0 && one.when & later == 0;
                told.results |= one.when & results != 0 && one.when & later == 0;
                // 院内調査の終了について; まだ調べていること.
                if inquiry
                    && one.when & ended != 0
                    && document.title == Some(document.blocks[one.block].place)
                {
                    told.entitled = told.entitled.or(Some(one.place));
                } else if one.act & inquire != 0 && one.mode == Mode::Going {
                    told.inquired = told.inquired.or(Some(one.place));
                }
                continue;
            }
            let is = |kind: Kinds| one.act & kind != 0;
            let denied = one.flags.has(Flags::NOT) || one.flags.has(Flags::LATER);
            let at = |time: Kinds| one.when & time != 0;
            let happened = matches!(one.mode, Mode::Done | Mode::Going | Mode::Noun) && !denied;
            // 5月2日、解析が終わり is a step of the story; 調査は終了しており、結果は次のとおりです tells the stage.
            let now = one.flags.has(Flags::GOING) || one.flags.has(Flags::EXPLAINS) || !dated(one.place);
            if at(now_time) {
                present = one.sentence;
            }
            // 数えている最中です, 数え直しているところで: said in so many words, it goes on.
            let said = document.slice(one.place);
            let own = one.flags.has(Flags::GOING) && one.mode == Mode::Going;
            let amid = (own || one.flags.has(Flags::ONWARD))
                && (said.contains('中') || said.contains("ところ"))
                && ["最中", "途中", "ているところ", "でいるところ", "ておるところ"]
                    .iter()
                    .any(|word| said.contains(word));
            let still = present == one.sentence || amid;
            // いまも確認を続けております; 現在、調査に必要な対応を進めてまいります.
            // …がないことを確かめています has its result; 人数は確認中です has none.
            let result = || ["ことを", "ことも", "いと", "ると", "たと"].iter().any(|end| said.contains(end));
            // 9月分は10月に数えています tells how it was counted; 捜索はなお続けております goes on.
            let inquires =
                is(inquire) && (still || !is(count)) || one.act == 0 && one.with & inquire != 0 && still;
            // 実際に見た人がいるかは、記録を洗っている最中です; なお、引き続き調べる.
            let asked = own && amid && one.marks.has(Marks::QUESTION);
            let will_on =
                is(inquire) && one.mode == Mode::Plain && at(now_time) && !one.flags.has(Flags::PAST);
            // 窓口は土日も確認しています: of no inquiry.
            let desk = one.topic & desk != 0;
            let goes_on = asked
                || will_on
                || own && (inquires || is(confirm) && (still || !result()))
                || one.flags.has(Flags::ONWARD) && one.with & (inquire | confirm) != 0 && still;
            let closed = at(ended) && now || at(closing);
            // 調査会社の最終報告を受け取り: theirs is the inquiry of this incident.
            // すべての確認を終えましたので、お知らせします: what is then told of has ended, too.
            let checked = one.with & confirm != 0
                && one.flags.has(Flags::EXPLAINS)
                && one.next & (tell | publish | report) != 0;
            let inquiry = one.with & inquire != 0 || checked || at(closing) && one.parties & outside != 0;
            // 図形を重ねただけで作業を終えていました: it was so all along.
            let all_along = || ["ていました", "ておりました"].iter().any(|all| said.contains(all));
            // 次の結果をもって調べを終える: said in so many words, it is done.
            let ends = one.mode == Mode::Plain && !ahead(one.place) && one.when & from_now == 0 && !denied;
            if inquiry && closed && !at(later) && (happened || ends) && !all_along() {
                told.ended = told.ended.or(Some(one.place));
            } else if goes_on && !denied && !desk {
                told.inquired = told.inquired.or(Some(one.place));
            }
            let elsewhere = one.to & (regulator | persons) != 0 || one.topic & (reports | other) != 0;
            // 当会のブログに載せます is for all to read; 当会へ送ります is not.
            let elsewhere = elsewhere || one.to & ours != 0 && !is(publish);
            let will = matches!(one.mode, Mode::Plain | Mode::Will);
            let more = is(publish) && will && ahead(one.place) || is(publish | tell) && will && at(afresh);
            // 行方が分かりましたら、このページでお知らせします; 結果は4月3日までにこのブログへ書きます.
            let there =
                view.scene.hits.any(place, one.place) && one.topic & word == 0 && one.with & channel == 0;
            let more = more || will && there && (is(publish | tell) && at(later) || ahead(one.place));
            // あらためてお送りするものです: this notice itself.
            let itself = one.flags.has(Flags::EXPLAINS) || said.trim_end_matches('。').ends_with("ものです");
            if more && !elsewhere && !itself {
                told.follows = told.follows.or(Some(one.place));
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::input::Source;
    use crate::reading::{ReadOptions, read};
    use crate::ruleset::Stage;
    use crate::text::Day;

    /// The stage of a notice that tells this.
    fn stage(told: &str) -> Stage {
        let text = format!(
            "会員名簿の流出について\n\n2026年6月20日\n\n6月4日、当会のサーバーが攻撃を受け、会員84名の氏名が流出しました。お詫びいたします。\n\n{told}\n"
        );
        let ruleset = crate::builtin().unwrap();
        let source = Source::new("draft.txt", text, Format::Text);
        let as_of = Day { year: 2026, month: 11, day: Some(22) };
        read(&source, &ruleset, &ReadOptions::on(as_of)).conclusions.stage
    }

    #[test]
    fn a_first_report_that_names_the_second() {
        let text = "会員名簿が別の方に見えた件(第1報)\n\n2026年6月20日\n\n6月4日、会員84名の氏名がほかの会員の画面に表示されました。お詫びいたします。\n\n対策は検討中で、6月27日の第2報でお示しします。\n";
        let ruleset = crate::builtin().unwrap();
        let source = Source::new("draft.txt", text.to_owned(), Format::Text);
        let as_of = Day { year: 2026, month: 11, day: Some(22) };
        assert_eq!(read(&source, &ruleset, &ReadOptions::on(as_of)).conclusions.stage, Stage::First);
    }

    #[test]
    fn an_inquiry_that_has_ended() {
        for told in [
            "外部の専門家による解析は終了しており、結果は次のとおりです。",
            "社内の調査を終えましたので、分かったことをお知らせします。",
            "5月に公表した件につき、委員会の検証が終わりました。",
            "6月8日に発表した件は、次の結果をもって調査を終える。",
            "すべての名簿の確認を終えましたので、お知らせします。",
        ] {
            assert_eq!(stage(told), Stage::Final, "{told}");
        }
    }

    #[test]
    fn a_step_of_the_story_ends_no_inquiry() {
        for told in [
            "6月9日、記録の解析が終わり、84名分と分かりました。",
            "6月9日 受託者から調査結果を受け取りました。",
            "係は、名前を塗りつぶしただけで作業を終えていました。",
            "6月25日から順に、書面でお知らせをお送りします。",
            "残りの名簿もすべて点検し、ほかに不足がないことを確かめております。",
            "今日まで、名簿が使われたというお話は伺っておりません。",
            "個人情報保護委員会には、書面が整い次第報告します。",
            "2回以上お申し込みの方は、初めの月に数えています。",
            "この手紙は、皆様へあらためてお送りするものです。",
            "警察署へ6月8日に届け出た件は、受理されております。",
            "複写は取られていないと確かめております。",
            "この便りは、会員の皆様へ宛てて、あらためてお出しするものです。",
            "■お問い合わせ\n\nsupport@example.jp(土日も確認しています)",
            "名簿を掲載していた期間は、6月1日から6月9日までの9日間です。",
        ] {
            assert_eq!(stage(told), Stage::Single, "{told}");
        }
    }

    #[test]
    fn an_inquiry_that_goes_on_or_more_to_come() {
        for told in [
            "持ち出された範囲は、専門会社がなお調べています。",
            "倉庫の捜索はなお続けております。",
            "正確な人数は、控えと照らして確認中です。",
            "調べの結果は、7月10日に当会のサイトで公表します。",
            "詳しいことが分かりましたら、改めてお知らせいたします。",
            "残りの記録を読み終えたら、7月3日にこのページを更新します。",
            "何人に届いたかは、名寄せをしながら数えている最中です。",
            "7月3日には、分かったところまでを当会のブログに載せます。",
            "7月3日の午後、続報として当会のサイトでお伝えします。",
            "名簿の行方が分かりましたら、このページでお知らせします。",
            "記録を読んだ結果は、7月3日までに当会のブログへ書きます。",
            "何人の方が見たのかは、記録を洗っている最中です。",
            "同じ名簿がほかにないか、引き続き調べる。",
            "詳しい経路は、調べが進められております。",
        ] {
            assert_eq!(stage(told), Stage::First, "{told}");
        }
    }

    #[test]
    fn an_earlier_notice_of_our_own() {
        for told in [
            "6月8日に公表した第1報では、80名とお伝えしました。",
            "経過\n\n・6月8日 当会のサイトに第1報を掲載\n",
            "6月8日にお知らせした件について、その後に分かったことをお伝えします。",
            "6月8日にご報告いたしました事案の続きです。",
            "6月8日に会報でお伝えした、名簿の入った鞄のことです。",
            "先に6月8日付けでお送りした文書につきまして、追加で申し上げます。",
            "前回の便りでは、対象を80名とお伝えしました。",
            "その後の経過を、次のとおりご報告いたします。",
            "先ほどの頁で「80名」と申し上げましたが、正しくは84名です。",
            "1通目では、対象を80名と書いておりました。",
            "6月8日に最初のお知らせを出してから、分かったことを書き足しています。",
        ] {
            assert_eq!(stage(told), Stage::FollowUp, "{told}");
        }
        assert_eq!(stage("本件は、5月7日に公表した別の事故とは関わりがありません。"), Stage::Single);
        // What was sent, put up or told to one person is no notice of the incident.
        for told in [
            "6月4日に会員へお送りした「夏の案内」の件で、ご迷惑をおかけしました。",
            "該当の皆様には6月8日に電話でお知らせしました。",
            "お取引先にお知らせした内容は、次のとおりです。",
        ] {
            assert_eq!(stage(told), Stage::Single, "{told}");
        }
        // What others told us first is none.
        assert_eq!(stage("経過\n\n・6月8日 提供元から当会へ第一報\n"), Stage::Single);
    }
}
