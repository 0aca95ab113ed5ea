//! Japanese.

use super::{Label, Language};
use crate::film::Genre;

#[rustfmt::skip]
pub(super) static JAPANESE: Language = Language {
    labels: &[
        (Label::Title, "タイトル|作品名|邦題"),
        (Label::Aliases, "原題"),
        (Label::Year, "公開|公開年|製作年|公開日"),
        (Label::Director, "監督|監督・脚本|脚本・監督"),
        (Label::Cast, "出演|キャスト|出演者|主演|声の出演|声優"),
        (Label::Genres, "ジャンル"),
        (Label::Runtime, "上映時間|時間"),
        (Label::Rating, "評価|点数|採点|総合評価|おすすめ度|評点"),
        (Label::Other, "脚本|音楽|撮影|原作|製作国|配給|編集"),
    ],
    numbers: "",
    genres: &[
        (Genre::Drama, "ドラマ"),
        (Genre::Comedy, "コメディ"),
        (Genre::Animation, "アニメ|アニメーション"),
        (Genre::ScienceFiction, "sf"),
        (Genre::Horror, "ホラー"),
        (Genre::Action, "アクション"),
        (Genre::Romance, "恋愛"),
        (Genre::Thriller, "サスペンス|スリラー"),
        (Genre::Documentary, "ドキュメンタリー"),
    ],
    lists: &[
        ("minute", "分"),
        ("hour", "時間"),
        ("year unit", "年"),
        ("points", "点"),
    ],
    ..Language::BARE
};
