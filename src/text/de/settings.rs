//! German: settings.

use jiff::civil::Weekday;

use super::super::{SettingTexts, SettingsTexts, code_block, each_setting};
use crate::markup;
use crate::markup::Markup;
use crate::refusal::SettingsReason;
use crate::settings::{Field, Group, Kind, Way};

pub(super) const TEXTS: SettingsTexts = SettingsTexts {
    command: "Bestimme, wie sich der Bot auf diesem Server verhält",
    show_command: "Sieh alle Einstellungen und ändere sie",
    channels_command: "Bestimme die Kanäle, in denen Antworten öffentlich sind",
    answers_command: "Bestimme, wer eine Antwort sieht",
    language_command: "Bestimme die Sprache öffentlicher Antworten",
    spoilers_command: "Bestimme, was mit Spoilern in ganzen Kritiken geschieht",
    picks_command: "Bestimme, welche Filme zufällig oder als Film des Tages gewählt werden",
    day_command: "Bestimme, wo und wann der Film des Tages erscheint",
    sample_command: "Sieh einen Film des Tages, wie er erscheinen würde, nur für dich",
    history_command: "Sieh nach, wer was geändert hat, und mach es rückgängig",
    export_command: "Hol dir alle Einstellungen als Datei",
    import_command: "Ersetze alle Einstellungen durch die einer Datei",
    reset_command: "Setz eine Einstellung oder alle auf die Vorgabe zurück",
    add_channel_option: "Ein Kanal, in dem Antworten öffentlich sein sollen",
    remove_channel_option: "Ein Kanal, in dem nur sieht, wer gefragt hat",
    off_option: "Ob gar kein Film des Tages erscheinen soll",
    setting_option: "Die Einstellung, die zurückgesetzt wird; ohne sie alle",

    of: each_setting!(texts_of),
    group: |group| match group {
        Group::Answers => "Antworten",
        Group::Picks => "Zufallsfilme und Film des Tages",
        Group::FilmOfTheDay => "Film des Tages",
    },

    everywhere: "überall",
    and_more_channels: |more| markup!("und {} weitere", more),
    no_genres: "keine",
    any: "beliebig",
    off: "aus",
    daily: "jeden Tag",
    weekday,
    every_day: "Jeden Tag",

    title: "Einstellungen dieses Servers",
    from_server: "dieser Server",
    from_operator: "Vorgabe",
    only_operator: "kann nur ändern, wer den Bot betreibt",
    lacks_here: |permissions| {
        markup!(
            "⚠️ In diesem Kanal fehlt mir {}. Für Antworten auf Befehle brauche ich das nicht, für \
             den Film des Tages schon.",
            named(permissions)
        )
    },
    lacks_for_day: |permissions| {
        markup!(
            "⚠️ Hier soll der Film des Tages erscheinen, und mir fehlt {}. Erlaub mir das in den \
             Einstellungen des Kanals.",
            named(permissions)
        )
    },
    view_channel: "Kanal ansehen",
    send_messages: "Nachrichten senden",
    embed_links: "Links einbetten",
    refused_days: |channel, days| match days {
        1 => markup!(
            "⚠️ Beim letzten Mal ließ mich Discord den Film des Tages nicht in {} posten. Prüfe, ob \
             ich den Kanal sehen, dort schreiben und Links einbetten darf.",
            channel
        ),
        days => markup!(
            "⚠️ Seit {} Tagen lässt mich Discord den Film des Tages nicht in {} posten. Prüfe, ob \
             ich den Kanal sehen, dort schreiben und Links einbetten darf.",
            days.unsigned_abs(),
            channel
        ),
    },
    turned_off: "⚠️ Ich habe den Film des Tages abgeschaltet, weil ich drei Tage lang in seinem \
        Kanal nicht posten konnte. Wähle einen Kanal, in dem ich schreiben und Links einbetten darf.",
    channel_not_here: "⚠️ Ich habe den Film des Tages abgeschaltet, weil sein Kanal zu einem anderen \
        Server gehört. Wähle einen Kanal dieses Servers.",
    channels_not_here: "⚠️ Ich habe öffentliche Kanäle entfernt, weil sie zu einem anderen Server \
        gehören; blieb keiner übrig, sieht Antworten nur, wer gefragt hat. Wähle Kanäle dieses Servers.",
    private_and_public: "⚠️ **Öffentliche Kanäle** sind gewählt, aber **Wer Antworten sieht** steht auf \
        *nur, wer gefragt hat*: So ist keine Antwort öffentlich. Wähle *alle im Kanal*, oder nimm die \
        Kanäle weg.",
    not_readable: |fields| {
        markup!(
            "⚠️ Was für {} gespeichert ist, lässt sich nicht lesen. Bis du neu wählst, gilt die \
             Vorgabe, und was privat gewesen sein kann, bleibt privat.",
            names(fields)
        )
    },

    choose_setting: "Eine Einstellung ändern …",
    choose_value: "Auswählen …",
    too_many_to_choose: "Es sind mehr Kanäle, als ein Menü zeigen kann. Mit `/settings channels` fügst du \
        einzelne hinzu oder nimmst sie weg.",
    choose_channels: "Kanäle auswählen …",
    history: "Verlauf",
    sample: "Beispiel",
    export: "Exportieren",
    reset: "Alles zurücksetzen",
    back: "Alle Einstellungen",
    use_default: "Vorgabe übernehmen",
    choose_undo: "Eine Änderung rückgängig machen …",
    everything_back: "Alles zurücksetzen",
    example: |kind| match kind {
        Kind::Rating => "0 bis 10, oder any. Leer: die Vorgabe",
        Kind::Year => "Ein Jahr, oder any. Leer: die Vorgabe",
        Kind::Time => "18:30. Leer: die Vorgabe",
        Kind::Zone => "Europe/Berlin. Leer: die Vorgabe",
        _ => "Leer: die Vorgabe",
    },
    import_title: "Einstellungen importieren",
    import_label: "Der Text der Datei aus /settings export",
    import_example: "[answers] …",
    draft: "Was du geschickt hast",
    correct: "Verbessern",

    changed: |way| match way {
        Way::Set => "✅ Geändert.",
        Way::Import => "✅ Importiert.",
        Way::Reset => "✅ Zurückgesetzt.",
        Way::Undo => "✅ Rückgängig gemacht.",
        Way::Disown => "✅ Entfernt.",
    },
    change: |name, was, is| markup!("**{}**: {} → {}", name, was, is),
    the_default: |value| markup!("{} (Vorgabe)", value),
    a_default: "Vorgabe",
    nothing_changed: "Nichts geändert: So war es schon.",
    and_more_changes: |more| markup!("… und {} weitere", more),

    history_title: "Was geändert wurde",
    no_history: "Hier wurde noch nichts geändert. Mit `/settings show` änderst du etwas.",
    somebody: "jemand, der hier nicht gespeichert ist",
    entry: |when, who, way| {
        let who = match who {
            None => Markup::trusted("ich habe"),
            Some(who) => markup!("{} hat", who),
        };
        let did = match way {
            Way::Set => "etwas geändert",
            Way::Import => "eine Datei importiert",
            Way::Reset => "alles zurückgesetzt",
            Way::Undo => "etwas rückgängig gemacht",
            Way::Disown => "Kanäle eines anderen Servers entfernt",
        };
        markup!("{} · {} {}", when, who, did)
    },
    exported: "Alle Einstellungen dieses Servers. `/settings import` liest sie wieder ein, hier oder \
        anderswo.",
    file: "Die Einstellungen dieses Servers, als TOML",
    reset_question: "Jede Einstellung geht auf die Vorgabe zurück. Der Verlauf bleibt, sodass du es \
        rückgängig machen kannst.",

    refusal: refusal_of,
};

const fn texts_of(field: Field) -> SettingTexts {
    match field {
        Field::Channels => SettingTexts::new(
            "Öffentliche Kanäle",
            "Die Kanäle mit öffentlichen Antworten; anderswo sieht sie nur, wer gefragt hat",
        ),
        Field::DirectMessages => SettingTexts::new(
            "Direktnachrichten",
            "Ob Mitglieder den Bot in Direktnachrichten benutzen dürfen",
        )
        .values(&["nicht erlaubt", "erlaubt"]),
        Field::Visibility => SettingTexts::new("Wer Antworten sieht", "Wer eine Antwort sieht")
            .values(&["alle im Kanal", "nur, wer gefragt hat"]),
        Field::Language => SettingTexts::new("Sprache", "Die Sprache öffentlicher Antworten")
            .values(&["die des Servers", "Englisch", "Deutsch"]),
        Field::Spoilers => {
            SettingTexts::new("Spoiler", "Was mit Spoilern in ganzen Kritiken geschieht").values(&[
                "hinter einem Klick versteckt",
                "weggelassen",
                "gezeigt",
            ])
        }
        Field::PickUnconfirmed => SettingTexts::new(
            "Unbestätigte Filme",
            "Ob Filme gewählt werden, deren Veröffentlichung sich nicht bestätigen ließ",
        )
        .values(&["werden nicht gewählt", "dürfen gewählt werden"]),
        Field::GenresLeftOut => SettingTexts::new(
            "Ausgeschlossene Genres",
            "Genres, aus denen kein Film gewählt wird, durch Kommas getrennt",
        ),
        Field::LowestRating => SettingTexts::new(
            "Niedrigste Bewertung",
            "Die niedrigste Bewertung gewählter Filme, von 0 bis 10",
        ),
        Field::EarliestYear => {
            SettingTexts::new("Frühestes Jahr", "Das früheste Jahr gewählter Filme")
        }
        Field::LatestYear => {
            SettingTexts::new("Spätestes Jahr", "Das späteste Jahr gewählter Filme")
        }
        Field::FilmChannel => SettingTexts::new(
            "Kanal des Films",
            "Der Kanal, in dem der Film des Tages erscheint",
        ),
        Field::FilmTime => SettingTexts::new(
            "Uhrzeit des Films",
            "Die Uhrzeit, zu der er erscheint, zum Beispiel 18:30",
        ),
        Field::FilmZone => SettingTexts::new(
            "Zeitzone des Films",
            "Die Zeitzone dieser Uhrzeit, zum Beispiel Europe/Berlin",
        ),
        Field::FilmWeekdays => SettingTexts::new(
            "Tage des Films",
            "Die Wochentage, an denen er erscheint, durch Kommas getrennt",
        ),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Montag",
        Weekday::Tuesday => "Dienstag",
        Weekday::Wednesday => "Mittwoch",
        Weekday::Thursday => "Donnerstag",
        Weekday::Friday => "Freitag",
        Weekday::Saturday => "Samstag",
        Weekday::Sunday => "Sonntag",
    }
}

/// `**Kanal ansehen** und **Nachrichten senden**`.
fn named(permissions: &[&str]) -> Markup {
    let names = permissions.iter().map(|name| markup!("**{}**", name));
    super::list(names.collect(), "und", None)
}

/// `**Spoiler** und **Sprache**`.
fn names(fields: &[Field]) -> Markup {
    let names = fields.iter().map(|field| texts_of(*field).name);
    named(&names.collect::<Vec<_>>())
}

pub(super) fn refusal_of(reason: &SettingsReason) -> Markup {
    match reason {
        SettingsReason::OnlyInServers => Markup::trusted(
            "Einstellungen hat nur ein Server. Benutze diesen Befehl in einem Kanal eines Servers.",
        ),
        SettingsReason::NotInstalled => Markup::trusted(
            "Dieser Server hat mich nicht hinzugefügt und hat darum keine Einstellungen. Bitte \
             jemanden, der ihn verwaltet, mich hinzuzufügen: Den Link findest du mit `/help`.",
        ),
        SettingsReason::NotAdmin => Markup::trusted(
            "Nur wer die Berechtigung *Server verwalten* hat, kann Einstellungen sehen und ändern. \
             Bitte so jemanden darum.",
        ),
        SettingsReason::ChangedSince { fields } => markup!(
            "Ich habe nichts rückgängig gemacht: {} wurde seitdem noch einmal geändert. Mach erst \
             die spätere Änderung rückgängig, oder wähle mit `/settings show` einen neuen Wert.",
            names(fields)
        ),
        SettingsReason::Forgotten => Markup::trusted(
            "An diese Änderung erinnere ich mich nicht mehr: Ich behalte nur die letzten 50. Wähle \
             mit `/settings show` einen neuen Wert.",
        ),
        SettingsReason::Years => Markup::trusted(
            "Das früheste Jahr läge nach dem spätesten, sodass kein Film passt; geändert wurde \
             nichts. Mit `/settings picks` änderst du beide auf einmal.",
        ),
        SettingsReason::TooManyChannels => Markup::trusted(
            "Mehr als 100 Kanäle lassen sich nicht wählen; geändert wurde nichts. Nimm erst einen \
             weg, mit `/settings channels`.",
        ),
        SettingsReason::Foreign { channels } => markup!(
            "Dieser Server hat keinen Kanal {}; geändert wurde nichts. Wähle einen Kanal dieses Servers \
             aus der Liste.",
            super::list(
                channels.iter().map(|id| markup!("`{}`", id.0)).collect(),
                "oder",
                None
            )
        ),
        SettingsReason::Unchecked => Markup::trusted(
            "Ich kann Discord gerade nicht fragen, ob diese Kanäle zu diesem Server gehören; geändert \
             wurde nichts. Versuch es in einer Minute noch einmal, oder wähle die Kanäle aus der Liste.",
        ),
        SettingsReason::NotImported { why, typed: _ } => refusal_of(why),
        SettingsReason::Unreadable { problems } => markup!(
            "Diese Einstellungen lassen sich nicht verwenden; geändert wurde nichts. Verbessere, was \
             hier steht, und importiere sie noch einmal.\n{}",
            code_block(problems)
        ),
        SettingsReason::Unfit {
            field,
            typed,
            nearest,
        } => {
            let what = markup!(
                "„{}“ passt nicht zu **{}**; geändert wurde nichts.",
                typed,
                texts_of(*field).name
            );
            match nearest {
                Some(nearest) => markup!("{} Meintest du {}?", what, nearest),
                None => markup!("{} {}", what, Markup::trusted(allowed(field.kind()))),
            }
        }
        SettingsReason::Unavailable { reference } => markup!(
            "Die Einstellungen lassen sich gerade weder lesen noch ändern. Versuch es in einer \
             Minute noch einmal; wenn es wieder passiert, nenne der Person, die mich betreibt, \
             diese Kennung: `{}`.",
            reference
        ),
        SettingsReason::TooLate => Markup::trusted(
            "Ich war zu langsam, um das Formular zu öffnen. Versuch es gleich noch einmal.",
        ),
        SettingsReason::Nothing => Markup::trusted(
            "Es war nichts ausgefüllt. Mit `/settings show` siehst du alle Einstellungen.",
        ),
    }
}

fn allowed(kind: Kind) -> &'static str {
    match kind {
        Kind::Rating => "Versuch es mit einer Zahl von 0 bis 10, etwa 6,5, oder mit *any*.",
        Kind::Year => "Versuch es mit einem Jahr von 1874 bis 2100, oder mit *any*.",
        Kind::Time => "Versuch es mit einer Uhrzeit, etwa 18:30.",
        Kind::Zone => "Versuch es mit der größten Stadt in deiner Nähe, etwa Europe/Berlin.",
        Kind::Genres => {
            "Versuch es mit Namen von Genres, etwa Kriegsfilm, Horror, oder mit *none*."
        }
        Kind::Weekdays => "Versuch es mit Namen von Tagen, etwa Samstag, Sonntag.",
        _ => "Wähle aus der Liste.",
    }
}
