//! German.

use super::{Label, Language, Role, Says};
use crate::film::Genre;

pub(super) static GERMAN: Language = Language {
    labels: &[
        (Label::Title, "titel|filmtitel"),
        (
            Label::Aliases,
            "originaltitel|original titel|auch bekannt als",
        ),
        (Label::Year, "jahr|erscheinungsjahr|kinostart"),
        (Label::Director, "regie|regisseur|regisseurin|regie führte"),
        (
            Label::Cast,
            "besetzung|darsteller|mit|in den hauptrollen|schauspieler|darstellerinnen",
        ),
        (Label::Runtime, "laufzeit|länge|spieldauer|dauer"),
        (Label::Series, "reihe|filmreihe"),
        (
            Label::Rating,
            "bewertung|wertung|meine wertung|note|gesamt|gesamteindruck|gesamtnote|gesamtwertung\
             |punkte|urteil|mein urteil|meine bewertung",
        ),
        (Label::Verdict, "fazit"),
        (Label::Reviewer, "kritik von|autor|rezensent"),
        (
            Label::Other,
            "drehbuch|musik|kamera|schnitt|produktion|land|fsk|verleih",
        ),
        (Label::Related, "ähnliche filme|verwandte filme|mehr davon"),
    ],
    numbers: "null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn",
    genres: &[
        (Genre::Crime, "krimi|gangsterfilm"),
        (Genre::Comedy, "komödie"),
        (Genre::Adventure, "abenteuer"),
        (Genre::History, "historienfilm|geschichte"),
        (Genre::Romance, "liebesfilm|romanze"),
        (Genre::War, "krieg|kriegsfilm"),
        (Genre::Family, "familie|familienfilm"),
        (Genre::Documentary, "doku|dokumentation|dokumentarfilm"),
        (Genre::Animation, "zeichentrick"),
        (Genre::Music, "musikfilm"),
    ],
    lists: &[
        ("weak label", "mit"),
        ("bare director", "regie"),
        ("bare cast", "mit"),
        ("bare certificate", "fsk"),
        ("joint", "und"),
        ("out of", "von"),
        ("possible", "möglichen"),
        ("points", "sternen?|punkten?"),
        ("half", "einhalb"),
        ("before mark", "eine?n?|solide|knappe"),
        ("article", "eine?|eine[nr]|das|der|die"),
        ("weighed", "glatte|solide|gute"),
        ("rates", "ist|war|gebe|vergebe|gibt|bekommt|verdient|erhält"),
        (
            "given to",
            "dem|den|der|diesem|dieser|ihm|ihr|von|mir|ich|ihn|eine|einen|gute|solide|knappe|glatte",
        ),
        ("from me", "von mir"),
        ("own", "von mir|ich gebe|meine wertung"),
        ("denies", "kein|keine|keinen|nicht|fast"),
        ("denied", "eine?n?|die|ganz|glatte|volle|wirklich"),
        ("hour", "std\\.?|stunden?"),
        ("minute", "min\\.?|minuten|minüt(?:ige[rsnm]?|ig)"),
        (
            "runs",
            "dauert|laufzeit(?: von)?|spieldauer(?: von)?|länge von|mit",
        ),
        ("about", "knappen|knapp|gut|rund|etwa|nur|seinen|ihren"),
        (
            "kind of film",
            "spielfilm|kinofilm|komödie|doku|dokumentation|krimi|laufzeit",
        ),
        (
            "announces",
            "(?:film-?|kino|kurz)?(?:kritik|rezension|besprechung)",
        ),
        ("announced as", "meine?|eine|kurze|neue|ohne|spoilerfreie?"),
        (
            "of title",
            "(?:zum|zu dem|über den|von dem) film|zum?|zur|von|über",
        ),
        ("occasion", "kurz notiert|film der woche|filmabend"),
        (
            "watched",
            "(?:heute |gestern |zuletzt |endlich |gerade )?gesehen",
        ),
        (
            "director in heading",
            "ein film von|regie(?::| von)|regisseur(?:in)?:?|inszeniert von",
        ),
        (
            "month",
            "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
        ),
        ("said at", "heute|gestern"),
        ("at", "um"),
        ("about mark", "ein|eine|kein|keine"),
        ("article of mark", "ein|eine|einen|kein|keine|keinen"),
        ("says mark", "das|er|es|ich|wir"),
        ("mark verb", "bekommt|gebe|ist|vergebe|verdient"),
        (
            "spoilers ahead",
            "achtung,? spoiler|ab hier spoiler|spoiler ab hier|spoilerwarnung|spoilerteil",
        ),
        (
            "spoilers end",
            "spoiler ende|ende der spoiler|ab hier spoilerfrei",
        ),
        ("credited", "inszeniert"),
        ("before title", "gesehen|sah|schaute"),
        ("inside title", "de|la|el|le"),
        (
            "common",
            "aber|als|auch|besser|diese|dieser|doch|ein|eine|einer|es|für|hier|ich|ihr|mit|nach\
             |nur|regie|regisseur|regisseurin|sie|und|unter|von|wer|wie|wir",
        ),
        ("particle", "der|den|von"),
        ("in title", "das|dem|den|der|des|und|von|für|mit|zum|zur"),
        ("compares film", "als|vergiss|wie"),
        ("place", "stadt|dorf|ort"),
        (
            "opener",
            "endlich|gestern|hallo|heute|ich|leider|nicht|schon",
        ),
        (
            "director",
            "filmemacher|filmemacherin|regisseur|regisseurin",
        ),
        (
            "crew",
            "drehbuchautor|drehbuchautorin|kameramann|komponist|komponistin",
        ),
        (
            "actor",
            "darsteller|darstellerin|hauptdarsteller|hauptdarstellerin|schauspieler\
             |schauspielerin",
        ),
        ("played", "dargestellt|gespielt|verkörpert"),
        ("made", "drehbuch|musik|roman"),
        ("directed", "inszeniert|komödie|regie"),
        (
            "no role",
            "autor|drehbuchautor|produzent|produzentin|regisseur|regisseurin",
        ),
        ("turns", "aber|doch|hier|während"),
        ("of whom", "von"),
        ("by", "von"),
        (
            "judged",
            "beängstigend|brillant|fantastisch|fabelhaft|genial|grandios|großartig|gut|hervorragend\
             |hinreißend|naturgewalt|sensationell|stark|toll|überragend|überzeugend|umwerfend|wunderbar",
        ),
        (
            "impresses",
            "brilliert|glänzt|überzeugt|überzeugen|brillieren|glänzen|trägt",
        ),
        ("is", "ist|war|sind|waren"),
        ("where", "wo"),
        ("goes on behind title", "spielt"),
        ("title article", "das|der|die"),
        ("is no", "kein|keine"),
        ("where it is", "im"),
        ("list joint", "und|oder"),
        ("which", "dem|denen|der"),
        ("lead", "hauptrolle|hauptrollen|rolle|rollen"),
    ],
    before: &[
        ("von", 4, "<played>", 3, Says::Acts),
        ("von", 4, "<directed>", 7, Says::Directs),
        ("von", 4, "<made>", 7, Says::Crew),
        ("von", 4, "", 0, Says::Nothing),
        ("führt|führte", 0, "regie", 1, Says::Directs),
        (
            "spielen|spielt|spielte|spielten",
            0,
            "außerdem|daneben|dabei|darin|diesmal|hier|ihn|wieder",
            1,
            Says::Acts,
        ),
    ],
    after: &[
        ("als <no role>", Says::Nothing, Role::None),
        ("als ^", Says::Acts, Role::WholeName),
        ("als", Says::Nothing, Role::None),
        ("inszeniert", Says::Directs, Role::None),
        ("verfilmt", Says::Directs, Role::None),
        ("führt|führte regie", Says::Directs, Role::None),
        ("spielt|spielte|spielen|spielten ^", Says::Acts, Role::Last),
        ("spielt|spielte|spielen|spielten", Says::Acts, Role::None),
    ],
    in_brackets: &[("als ^", Says::Acts, Role::Last)],
    ..Language::BARE
};
