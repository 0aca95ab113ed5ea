//! Rows of buttons and menus as Discord takes them, within its limits.

use serde::Serialize;

use super::limits;
use crate::command::{
    Button, ButtonTarget, ChannelKind, Channels, Menu, MenuItem, MultiSelect, MultiSelectItem, Row,
    Style,
};
use crate::markup::cut_text;

/// The id of a menu whose entries carry what choosing them does.
const MENU_OF_ONE: &str = "menu";

/// Whether a menu is one whose entries carry what choosing them does.
pub(super) fn is_menu_of_one(custom_id: &str) -> bool {
    custom_id.split(':').next() == Some(MENU_OF_ONE)
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct RowJson {
    #[serde(rename = "type")]
    kind: u8,
    components: Vec<ComponentJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum ComponentJson {
    Button(ButtonJson),
    Menu(MenuJson),
    Channels(ChannelsJson),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ButtonJson {
    #[serde(rename = "type")]
    kind: u8,
    style: u8,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    emoji: Option<EmojiJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    custom_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disabled: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct EmojiJson {
    name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MenuJson {
    #[serde(rename = "type")]
    kind: u8,
    custom_id: String,
    placeholder: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_values: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_values: Option<usize>,
    options: Vec<MenuItemJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MenuItemJson {
    label: String,
    value: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    default: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ChannelsJson {
    #[serde(rename = "type")]
    kind: u8,
    custom_id: String,
    placeholder: String,
    channel_types: &'static [u8],
    min_values: usize,
    max_values: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    default_values: Vec<DefaultJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct DefaultJson {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// A row of components; `None` for an empty one.
pub(super) fn row((number, row): (usize, Row)) -> Option<RowJson> {
    let components: Vec<ComponentJson> = match row {
        Row::Buttons(buttons) => buttons
            .into_iter()
            .take(limits::BUTTONS)
            .enumerate()
            .map(|(at, button)| ComponentJson::Button(self::button(button, number, at)))
            .collect(),
        Row::Menu(menu) => self::menu(menu, number)
            .map(ComponentJson::Menu)
            .into_iter()
            .collect(),
        Row::MultiSelect(menu) => multi_select(menu)
            .map(ComponentJson::Menu)
            .into_iter()
            .collect(),
        Row::Channels(channels) => vec![ComponentJson::Channels(self::channels(channels))],
    };
    (!components.is_empty()).then_some(RowJson {
        kind: 1,
        components,
    })
}

fn button(button: Button, row: usize, at: usize) -> ButtonJson {
    let Button {
        label,
        emoji,
        style,
        does,
        enabled,
    } = button;
    let (style, custom_id, url) = match does {
        ButtonTarget::Link(url) => (5, None, Some(url)),
        // A button that cannot be pressed carries nothing, so that no two are ever the same.
        ButtonTarget::Act(_) if !enabled => {
            (style_number(style), Some(format!("off:{row}:{at}")), None)
        }
        ButtonTarget::Act(action) => (style_number(style), Some(action.encode()), None),
    };
    ButtonJson {
        kind: 2,
        style,
        label: cut_text(label, limits::BUTTON_LABEL),
        emoji: emoji.map(|name| EmojiJson { name }),
        custom_id,
        url,
        disabled: !enabled,
    }
}

fn style_number(style: Style) -> u8 {
    match style {
        Style::Primary => 1,
        Style::Secondary => 2,
        Style::Danger => 4,
    }
}

fn menu(menu: Menu, row: usize) -> Option<MenuJson> {
    let Menu { placeholder, items } = menu;
    let mut options: Vec<MenuItemJson> = Vec::new();
    for MenuItem {
        label,
        detail,
        action,
    } in items
    {
        let value = action.encode();
        // Discord refuses a menu in which two entries are the same.
        let known = options.iter().any(|option| option.value == value);
        if !known && !label.is_empty() && options.len() < limits::MENU_ITEMS {
            options.push(MenuItemJson {
                label: cut_text(label, limits::MENU_ITEM),
                value,
                description: cut_text(detail, limits::MENU_ITEM),
                default: false,
            });
        }
    }
    (!options.is_empty()).then(|| MenuJson {
        kind: 3,
        custom_id: format!("{MENU_OF_ONE}:{row}"),
        placeholder: cut_text(placeholder, limits::PLACEHOLDER),
        min_values: None,
        max_values: None,
        options,
    })
}

fn multi_select(menu: MultiSelect) -> Option<MenuJson> {
    let MultiSelect {
        placeholder,
        action,
        least,
        items,
    } = menu;
    let option = |MultiSelectItem {
                      label,
                      value,
                      chosen,
                  }| MenuItemJson {
        label: cut_text(label, limits::MENU_ITEM),
        value,
        description: String::new(),
        default: chosen,
    };
    let options: Vec<MenuItemJson> = items
        .into_iter()
        .take(limits::MENU_ITEMS)
        .map(option)
        .collect();
    (!options.is_empty()).then(|| MenuJson {
        kind: 3,
        custom_id: action.encode(),
        placeholder: cut_text(placeholder, limits::PLACEHOLDER),
        min_values: Some(usize::from(least).min(options.len())),
        max_values: Some(options.len()),
        options,
    })
}

fn channels(channels: Channels) -> ChannelsJson {
    let Channels {
        placeholder,
        action,
        offers,
        most,
        chosen,
    } = channels;
    let most = usize::from(most).clamp(1, limits::MENU_ITEMS);
    ChannelsJson {
        kind: 8,
        custom_id: action.encode(),
        placeholder: cut_text(placeholder, limits::PLACEHOLDER),
        channel_types: channel_types(offers),
        min_values: 0,
        max_values: most,
        default_values: chosen
            .into_iter()
            .take(most)
            .map(|channel| DefaultJson {
                id: channel.to_string(),
                kind: "channel",
            })
            .collect(),
    }
}

/// Discord's numbers for kinds of channels.
///
/// Source: Discord's documentation, resources/channel, "Channel Types".
pub(super) fn channel_types(kind: ChannelKind) -> &'static [u8] {
    match kind {
        ChannelKind::Writable => &[0, 2, 5, 13],
        ChannelKind::WithThreads => &[0, 2, 5, 13, 15, 16],
    }
}
