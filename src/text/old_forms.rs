//! Old forms of characters (會, 國, 縣), and the forms that are written today.
//!
//! Owns the table: the forms in brackets of the official list of characters for common use (常用漢字表, 2010), but for those
//! that NFKC folds. A text keeps what its author wrote, a name above all; only words are looked for in the folded text.

/// A text with its old forms as they are written today, byte for byte as long.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    /// The text.
    pub text: String,
    /// Where an old form stood, in order.
    places: Vec<usize>,
}

impl Folded {
    /// A text that holds old forms.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if !text.chars().any(is_old) {
            return None;
        }
        let places = text.char_indices().filter(|(_, sign)| is_old(*sign)).map(|(at, _)| at).collect();
        Some(Self { text: text.chars().map(|sign| today(sign).unwrap_or(sign)).collect(), places })
    }

    /// Whether one of them stands in a stretch.
    pub(crate) fn reaches(&self, start: usize, end: usize) -> bool {
        let next = self.places.partition_point(|place| *place < start);
        self.places.get(next).is_some_and(|place| *place < end)
    }
}

fn today(old: char) -> Option<char> {
    TABLE.binary_search_by_key(&old, |entry| entry.0).ok().map(|index| TABLE[index].1)
}

/// Whether a character is an old form: a bit for each ideograph, for most texts have none and all are looked through.
fn is_old(sign: char) -> bool {
    let at = u32::from(sign).wrapping_sub(FIRST) as usize;
    OLD.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

const FIRST: u32 = 0x4E00;
const WORDS: usize = (0xA000 - FIRST as usize) / 64;

const OLD: [u64; WORDS] = {
    let mut bits = [0; WORDS];
    let mut entry = 0;
    while entry < TABLE.len() {
        let at = (TABLE[entry].0 as u32 - FIRST) as usize;
        bits[at / 64] |= 1 << (at % 64);
        entry += 1;
    }
    bits
};

#[rustfmt::skip]
const TABLE: &[(char, char)] = &[
    ('乘', '乗'), ('亂', '乱'), ('亞', '亜'), ('佛', '仏'), ('來', '来'), ('倂', '併'), ('假', '仮'), ('傳', '伝'),
    ('僞', '偽'), ('價', '価'), ('儉', '倹'), ('兒', '児'), ('兩', '両'), ('剩', '剰'), ('劍', '剣'), ('劑', '剤'),
    ('勞', '労'), ('勳', '勲'), ('勵', '励'), ('勸', '勧'), ('區', '区'), ('卷', '巻'), ('卽', '即'), ('參', '参'),
    ('單', '単'), ('嚴', '厳'), ('囑', '嘱'), ('圈', '圏'), ('國', '国'), ('圍', '囲'), ('圓', '円'), ('圖', '図'),
    ('團', '団'), ('墮', '堕'), ('壓', '圧'), ('壘', '塁'), ('壞', '壊'), ('壤', '壌'), ('壯', '壮'), ('壹', '壱'),
    ('壽', '寿'), ('奧', '奥'), ('奬', '奨'), ('孃', '嬢'), ('學', '学'), ('寢', '寝'), ('實', '実'), ('寫', '写'),
    ('寬', '寛'), ('寶', '宝'), ('將', '将'), ('專', '専'), ('對', '対'), ('屆', '届'), ('屬', '属'), ('峽', '峡'),
    ('嶽', '岳'), ('巢', '巣'), ('帶', '帯'), ('廢', '廃'), ('廣', '広'), ('廳', '庁'), ('彈', '弾'), ('彌', '弥'),
    ('徑', '径'), ('從', '従'), ('徵', '徴'), ('德', '徳'), ('恆', '恒'), ('惠', '恵'), ('惡', '悪'), ('惱', '悩'),
    ('愼', '慎'), ('慘', '惨'), ('應', '応'), ('懷', '懐'), ('戀', '恋'), ('戰', '戦'), ('戲', '戯'), ('戾', '戻'),
    ('拂', '払'), ('拔', '抜'), ('拜', '拝'), ('挾', '挟'), ('插', '挿'), ('揭', '掲'), ('搖', '揺'), ('搜', '捜'),
    ('擇', '択'), ('擊', '撃'), ('擔', '担'), ('據', '拠'), ('擧', '挙'), ('擴', '拡'), ('攝', '摂'), ('收', '収'),
    ('效', '効'), ('敍', '叙'), ('敕', '勅'), ('數', '数'), ('斷', '断'), ('晚', '晩'), ('晝', '昼'), ('曆', '暦'),
    ('曉', '暁'), ('曾', '曽'), ('會', '会'), ('條', '条'), ('棧', '桟'), ('榮', '栄'), ('槪', '概'), ('樂', '楽'),
    ('樓', '楼'), ('樞', '枢'), ('樣', '様'), ('橫', '横'), ('檢', '検'), ('櫻', '桜'), ('權', '権'), ('歐', '欧'),
    ('歡', '歓'), ('步', '歩'), ('歷', '歴'), ('歸', '帰'), ('殘', '残'), ('殼', '殻'), ('毆', '殴'), ('每', '毎'),
    ('氣', '気'), ('涉', '渉'), ('淚', '涙'), ('淨', '浄'), ('淺', '浅'), ('渴', '渇'), ('溪', '渓'), ('溫', '温'),
    ('滯', '滞'), ('滿', '満'), ('潛', '潜'), ('澁', '渋'), ('澤', '沢'), ('濕', '湿'), ('濟', '済'), ('濱', '浜'),
    ('瀧', '滝'), ('瀨', '瀬'), ('灣', '湾'), ('燈', '灯'), ('燒', '焼'), ('營', '営'), ('爐', '炉'), ('爭', '争'),
    ('爲', '為'), ('犧', '犠'), ('狀', '状'), ('狹', '狭'), ('獨', '独'), ('獵', '猟'), ('獸', '獣'), ('獻', '献'),
    ('瓣', '弁'), ('甁', '瓶'), ('畫', '画'), ('當', '当'), ('疊', '畳'), ('瘦', '痩'), ('癡', '痴'), ('發', '発'),
    ('盜', '盗'), ('盡', '尽'), ('眞', '真'), ('硏', '研'), ('碎', '砕'), ('祕', '秘'), ('禪', '禅'), ('禮', '礼'),
    ('稱', '称'), ('稻', '稲'), ('穗', '穂'), ('穩', '穏'), ('竊', '窃'), ('竝', '並'), ('粹', '粋'), ('絲', '糸'),
    ('經', '経'), ('綠', '緑'), ('緖', '緒'), ('緣', '縁'), ('縣', '県'), ('縱', '縦'), ('總', '総'), ('繩', '縄'),
    ('繪', '絵'), ('繼', '継'), ('續', '続'), ('纖', '繊'), ('缺', '欠'), ('罐', '缶'), ('聲', '声'), ('聽', '聴'),
    ('肅', '粛'), ('腦', '脳'), ('膽', '胆'), ('臟', '臓'), ('臺', '台'), ('與', '与'), ('舊', '旧'), ('艷', '艶'),
    ('莊', '荘'), ('莖', '茎'), ('萬', '万'), ('薰', '薫'), ('藏', '蔵'), ('藝', '芸'), ('藥', '薬'), ('處', '処'),
    ('虛', '虚'), ('號', '号'), ('螢', '蛍'), ('蟲', '虫'), ('蠶', '蚕'), ('蠻', '蛮'), ('衞', '衛'), ('裝', '装'),
    ('襃', '褒'), ('覺', '覚'), ('覽', '覧'), ('觀', '観'), ('觸', '触'), ('謠', '謡'), ('證', '証'), ('譯', '訳'),
    ('譽', '誉'), ('讀', '読'), ('變', '変'), ('讓', '譲'), ('豐', '豊'), ('豫', '予'), ('貳', '弐'), ('賣', '売'),
    ('賴', '頼'), ('贊', '賛'), ('踐', '践'), ('輕', '軽'), ('轉', '転'), ('辨', '弁'), ('辭', '辞'), ('辯', '弁'),
    ('遞', '逓'), ('遲', '遅'), ('邊', '辺'), ('郞', '郎'), ('鄕', '郷'), ('醉', '酔'), ('醫', '医'), ('釀', '醸'),
    ('釋', '釈'), ('錄', '録'), ('錢', '銭'), ('鍊', '錬'), ('鎭', '鎮'), ('鐵', '鉄'), ('鑄', '鋳'), ('鑛', '鉱'),
    ('關', '関'), ('陷', '陥'), ('隨', '随'), ('險', '険'), ('隱', '隠'), ('雙', '双'), ('雜', '雑'), ('霸', '覇'),
    ('靈', '霊'), ('靜', '静'), ('顯', '顕'), ('飜', '翻'), ('餘', '余'), ('騷', '騒'), ('驅', '駆'), ('驗', '験'),
    ('驛', '駅'), ('髓', '髄'), ('體', '体'), ('髮', '髪'), ('鬭', '闘'), ('鷄', '鶏'), ('鹽', '塩'), ('麥', '麦'),
    ('麵', '麺'), ('黃', '黄'), ('黑', '黒'), ('默', '黙'), ('點', '点'), ('黨', '党'), ('齊', '斉'), ('齋', '斎'),
    ('齒', '歯'), ('齡', '齢'), ('龍', '竜'), ('龜', '亀'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal::normal;

    #[test]
    fn the_table_is_sorted_and_its_values_are_of_today() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TABLE.iter().all(|(old, today)| is_old(*old) && !is_old(*today)));
        assert!(TABLE.iter().all(|(old, today)| old.len_utf8() == today.len_utf8()));
        assert!(TABLE.iter().all(|(old, _)| normal(&old.to_string()) == old.to_string()));
    }

    #[test]
    fn every_place_stays_what_it_was() {
        let text = "A株式會社と縣、𠮟る國";
        let folded = Folded::of(text).unwrap();
        assert_eq!(folded.text, "A株式会社と県、𠮟る国");
        let at = text.find('會').unwrap();
        assert!(folded.reaches(at, at + 3) && folded.reaches(0, text.len()));
        assert!(!folded.reaches(0, at) && !folded.reaches(at + 3, at + 6));
        assert!(Folded::of("株式会社の𠮟る会 \u{9FFF}\u{A000}").is_none());
    }
}
