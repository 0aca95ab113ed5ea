//! What is said about people in English: in front of their names, and behind.

use super::super::phrases::{Cue, Phrase, Role, Says};

/// In front of names: the first that fits a word, its reach and what is farther off.
#[rustfmt::skip]
pub(super) const BEFORE: &[Cue] = &[
    ("by", 4, "directed|co-directed", 3, Says::Directs),
    ("by", 4, "<played>|stolen", 1, Says::Acts),
    ("by", 4, "<directed>", 1, Says::Directs),
    ("by", 4, "<made>", 2, Says::Crew),
    ("by", 4, "<played>|stolen", 3, Says::Acts),
    ("by", 4, "<directed>", 7, Says::Directs),
    ("by", 4, "<made>", 7, Says::Crew),
    ("by", 4, "<played>", 7, Says::Acts),
    ("by", 4, "", 0, Says::Nothing),
    ("from", 4, "performance|performances|turn|turns|work|cameo|cameos|support|appearance\
        |appearances", 4, Says::Acts),
    ("from", 4, "<made>", 3, Says::Crew),
    ("from", 4, "film|movie|thriller|drama|comedy|debut|feature|effort|picture|offering|outing\
        |latest", 1, Says::Directs),
    ("of", 4, "performance|performances|turn|turns|chemistry|cast|ensemble|pairing|trio|duo\
        |casting|presence", 3, Says::Acts),
    ("of", 4, "direction|directing", 2, Says::Directs),
    ("of", 4, "likes", 1, Says::MayAct),
    ("of|to|from", 4, "<reminds>", 3, Says::Elsewhere),
    ("of", 4, "<work>", 2, Says::Crew),
    ("between", 4, "chemistry|scenes|rapport|interplay|relationship|banter\
        |scene", 3, Says::Acts),
    ("opposite|alongside", 4, "", 0, Says::Acts),
    ("including|includes|boasts", 4, "cast|ensemble|actors|players", 6, Says::Acts),
    ("with", 0, "^", 0, Says::Does),
    ("with", 4, "cast|ensemble|performances|stars|star|starring|co-stars|plays", 4, Says::Acts),
    ("with", 4, "compare|compared|comparison", 8, Says::Elsewhere),
    ("for", 4, "meant|written|intended|originally|wanted", 3, Says::Elsewhere),
    ("to", 4, "belong|belongs|falls|goes|part|role|went", 3, Says::MayAct),
    ("of", 4, "instead", 1, Says::Elsewhere),
    ("since", 1, "", 0, Says::Elsewhere),
    ("such|like", 4, "actors|performers|players|talents|names|veterans|faces\
        |stars", 2, Says::MayAct),
    ("as", 4, "such", 1, Says::Elsewhere),
    ("as", 2, "", 0, Says::IsRole),
    ("directs", 1, "", 0, Says::Acts),
    ("not|no", 0, "", 0, Says::Elsewhere),
    ("stars", 2, "", 0, Says::Acts),
    ("stars", 3, "", 0, Says::IsRole),
    ("stars", 4, "", 0, Says::Nothing),
    ("<introduces>", 4, "", 0, Says::Acts),
    ("<plays>|<acts>", 3, "", 0, Says::IsRole),
    ("<compares>", 2, "", 0, Says::Elsewhere),
    ("think|imagine|remember|replaces|replacing", 3, "", 0, Says::Elsewhere),
];

/// Behind names, from the verb on: the first that fits.
#[rustfmt::skip]
pub(super) const AFTER: &[Phrase] = &[
    ("in _{0,3} <lead>", Says::Acts, Role::None),
    ("as <no role>", Says::Nothing, Role::None),
    ("as <as article> ~{0,2} <no role>", Says::Nothing, Role::None),
    ("as <as article>", Says::Acts, Role::Last),
    ("as <oneself>", Says::Acts, Role::Last),
    ("as ^", Says::Acts, Role::Last),
    ("as \"", Says::Acts, Role::Last),
    ("as % ^", Says::Acts, Role::Last),
    ("as|and|or|but|of", Says::Nothing, Role::None),
    ("should|deserves|deserved _{0,4} prize|award|oscar|better|more", Says::MayAct, Role::None),
    ("<might>", Says::Elsewhere, Role::None),
    ("had [a-z]+ed|made|been|played", Says::Elsewhere, Role::None),
    ("<directs> %{0,2} <stars too>", Says::DirectsAndActs, Role::None),
    ("<directs> %{0,10} @", Says::Crew, Role::None),
    ("<directs>", Says::Directs, Role::None),
    ("<crew work> and <directs>", Says::Directs, Role::None),
    ("<crew work>", Says::Crew, Role::None),
    ("<makes us> us", Says::MayDirect, Role::None),
    ("<makes>", Says::MayDirect, Role::None),
    ("<plays> <not played>|[,.;]", Says::Nothing, Role::None),
    ("<plays>", Says::Acts, Role::Behind),
    ("stars ^", Says::Does, Role::None),
    ("<acts> _{0,2} as", Says::Acts, Role::Behind),
    ("star|stars|starring|co-stars|costars", Says::Acts, Role::None),
    ("<acts>", Says::Acts, Role::Behind),
    ("<is> a|an ~{0,2} <director>", Says::Does, Role::None),
    ("<is> a|an ~{1,2} who|with|that", Says::MayAct, Role::None),
    ("is|are there", Says::MayAct, Role::None),
    ("<is> _{0,3} <unreal>", Says::Elsewhere, Role::None),
    ("<is> _{0,6} <director>", Says::Directs, Role::None),
    ("<is> _{0,6} <crew now>", Says::Crew, Role::None),
    ("<is> _{0,6} <actor>|cast|miscast|<judged>\
        |<in form> _{0,4} as <as article> ~{0,2} <no role>", Says::MayAct, Role::None),
    ("<is> _{0,6} <actor>|cast|miscast|<judged>|<in form> _{0,4} as <as article>|<oneself>\
        |^", Says::Acts, Role::Last),
    ("<is> _{0,6} <actor>|cast|miscast", Says::Acts, Role::None),
    ("<is> _{0,6} as <no role>", Says::Nothing, Role::None),
    ("<is> _{0,6} as <as article>|<oneself>|^", Says::Acts, Role::Last),
    ("<is> _{0,6} <judged>|<in form>", Says::MayAct, Role::None),
    ("steals|steal", Says::Acts, Role::None),
    ("% _{0,4} as <no role>|no|if", Says::Nothing, Role::None),
    ("% _{0,4} as <as article> ~{0,2} <no role>", Says::Nothing, Role::None),
    ("% _{0,4} as <as article>|<oneself>|^", Says::Acts, Role::Last),
    ("<gives> _{0,9} <performance>", Says::Acts, Role::None),
    ("steps|step %{0,1} into", Says::Acts, Role::None),
    ("<impresses> _{0,9} <performance>", Says::Acts, Role::None),
    ("returns|return to", Says::Nothing, Role::None),
    ("<impresses>", Says::MayAct, Role::None),
    ("~ %{0,2} <whose> %{0,3} <performance>", Says::Acts, Role::None),
    ("<not present>", Says::Nothing, Role::None),
    ("[a-z-]+[a-rt-z]s|<appear>", Says::Does, Role::None),
];

/// Who somebody is, behind a comma.
#[rustfmt::skip]
pub(super) const APPOSITION: &[Phrase] = &[
    ("%{0,4} <director> %{0,6} @", Says::Crew, Role::None),
    ("%{0,4} <director>", Says::Directs, Role::None),
    ("%{0,2} <actor>", Says::Acts, Role::None),
    ("%{0,3} <crew now>", Says::Crew, Role::None),
];

/// What makes a verb of acting one of another film.
#[rustfmt::skip]
pub(super) const ELSEWHERE: &[Phrase] = &[
    ("%{0,10} <other film> %{0,3} @", Says::Elsewhere, Role::None),
    ("%{0,8} in the <earlier>", Says::Elsewhere, Role::None),
];

/// What brackets behind a name say.
#[rustfmt::skip]
pub(super) const IN_BRACKETS: &[Phrase] = &[
    ("as|playing|plays <no role>", Says::Nothing, Role::None),
    ("as|playing|plays <as article>|<oneself>|^|\"", Says::Acts, Role::Last),
];

/// What an owner has.
#[rustfmt::skip]
pub(super) const OWNS: &[(&str, Says)] = &[
    ("<performance>", Says::Acts),
    // The camera is as often its operator's.
    ("camera|lens|staging|pacing", Says::Crew),
    ("<direction>", Says::Directs),
    ("<work>|<crew>", Says::Crew),
];
