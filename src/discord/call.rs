//! From an interaction to a call.

use std::collections::BTreeSet;

use serenity::all::{
    ActionRowComponent, AuthorizingIntegrationOwner, ChannelType, CommandData, CommandDataOption,
    CommandDataOptionValue, CommandDataResolved, CommandInteraction, CommandType,
    ComponentInteraction, ComponentInteractionDataKind, Interaction, InteractionContext,
    MessageFlags, MessageInteractionMetadata, ModalInteraction, PartialChannel,
};

use super::controls::is_menu_of_one;
use super::form;
use crate::command::{
    Call, ChannelId, Enclosed, GuildId, MessageId, Options, Permissions, Place, Request, Target,
    UserId, Value,
};
use crate::locale::Locale;
use crate::markup;
use crate::settings::Settings;

/// The server that an interaction comes from, where it comes from one.
pub fn guild(interaction: &Interaction) -> Option<GuildId> {
    match interaction {
        Interaction::Command(command) | Interaction::Autocomplete(command) => command.guild_id,
        Interaction::Component(component) => component.guild_id,
        Interaction::Modal(modal) => modal.guild_id,
        _ => None,
    }
    .map(|id| GuildId(id.get()))
}

/// Reads an interaction; `None` for a ping, which comes from no member.
pub fn read(interaction: &Interaction, settings: Settings) -> Option<Call> {
    match interaction {
        Interaction::Command(command) => {
            Some(Circumstances::of_command(command).call(settings, used(command)))
        }
        Interaction::Autocomplete(command) => {
            Some(Circumstances::of_command(command).call(settings, completed(command)))
        }
        Interaction::Component(component) => {
            Some(Circumstances::of_component(component).call(settings, pressed(component)))
        }
        Interaction::Modal(modal) => {
            Some(Circumstances::of_modal(modal).call(settings, submitted(modal)))
        }
        _ => None,
    }
}

/// What every kind of interaction says in the same words.
struct Circumstances {
    asker: UserId,
    permissions: Option<serenity::all::Permissions>,
    own_permissions: Option<serenity::all::Permissions>,
    guild: Option<GuildId>,
    channel: ChannelId,
    thread_of: Option<ChannelId>,
    installed: bool,
    context: Option<InteractionContext>,
    locale: Option<Locale>,
    server_locale: Option<Locale>,
    /// The channels that the interaction names and Discord knows in the server.
    resolved: BTreeSet<ChannelId>,
    largest_file: u32,
    draft: String,
}

/// serenity's kinds of interaction share no type: the same fields are read from each.
macro_rules! circumstances {
    ($interaction:expr, $owners:expr, $context:expr) => {{
        let interaction = $interaction;
        let owners: &[AuthorizingIntegrationOwner] = $owners;
        Circumstances {
            asker: UserId(interaction.user.id.get()),
            permissions: interaction
                .member
                .as_ref()
                .and_then(|member| member.permissions),
            own_permissions: interaction.app_permissions,
            guild: interaction.guild_id.map(|id| GuildId(id.get())),
            channel: ChannelId(interaction.channel_id.get()),
            thread_of: interaction.channel.as_ref().and_then(thread_of),
            installed: is_installed(owners),
            context: $context,
            locale: Locale::from_discord(&interaction.locale),
            server_locale: interaction
                .guild_locale
                .as_deref()
                .and_then(Locale::from_discord),
            resolved: BTreeSet::new(),
            largest_file: interaction.attachment_size_limit,
            draft: String::new(),
        }
    }};
}

impl Circumstances {
    fn of_command(command: &CommandInteraction) -> Self {
        Self {
            resolved: channels(&command.data.resolved),
            ..circumstances!(
                command,
                &command.authorizing_integration_owners.0,
                command.context
            )
        }
    }

    fn of_component(component: &ComponentInteraction) -> Self {
        Self {
            resolved: channels(&component.data.resolved),
            draft: draft(&component.message, component.application_id.get()),
            ..circumstances!(
                component,
                &component.authorizing_integration_owners.0,
                component.context
            )
        }
    }

    fn of_modal(modal: &ModalInteraction) -> Self {
        // serenity 0.12 does not read the owners and the context of modals. The message whose
        // button opened the form has the owners, too.
        let metadata = modal.message.as_deref();
        let owners = metadata
            .and_then(|message| message.interaction_metadata.as_deref())
            .map_or(&[][..], owners);
        Self {
            // A form from a command has no message, and was opened where the command was allowed.
            installed: modal.message.is_none() || is_installed(owners),
            ..circumstances!(modal, owners, None)
        }
    }

    fn call(self, settings: Settings, request: Request) -> Call {
        let Self {
            asker,
            permissions,
            own_permissions,
            guild,
            channel,
            thread_of,
            installed,
            context,
            locale,
            server_locale,
            mut resolved,
            largest_file,
            draft,
        } = self;
        let place = match (guild, context) {
            (Some(guild), _) => Place::Server {
                guild,
                channel,
                thread_of,
                installed,
            },
            (None, Some(InteractionContext::PrivateChannel)) => Place::Private { channel },
            (None, _) => Place::DirectMessage { channel },
        };
        let permissions = match (guild, permissions) {
            (_, Some(bits)) => Permissions(bits.bits()),
            // If nothing is said about somebody's permissions, they have none.
            (Some(_), None) => Permissions::default(),
            (None, None) => Permissions::ALL,
        };
        resolved.insert(channel);
        resolved.extend(thread_of);
        Call {
            asker,
            permissions,
            own_permissions: own_permissions
                .map_or_else(Permissions::default, |bits| Permissions(bits.bits())),
            place,
            locale,
            server_locale,
            settings,
            enclosed: Enclosed {
                channels: resolved,
                largest_file: largest_file.try_into().unwrap_or(usize::MAX),
                draft,
            },
            request,
        }
    }
}

fn channels(resolved: &CommandDataResolved) -> BTreeSet<ChannelId> {
    let ids = resolved.channels.keys();
    ids.map(|id| ChannelId(id.get())).collect()
}

/// The text that a message of the bot's keeps, in a block on its last card.
fn draft(message: &serenity::all::Message, application: u64) -> String {
    let last = message.embeds.last().filter(|_| {
        let is_private = message
            .flags
            .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        is_private && message.author.id.get() == application
    });
    let block = last.and_then(|card| card.description.as_deref());
    block
        .and_then(markup::in_block)
        .unwrap_or_default()
        .to_owned()
}

fn is_installed(owners: &[AuthorizingIntegrationOwner]) -> bool {
    owners
        .iter()
        .any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_)))
}

/// The channel that a channel is a thread of, where it is one.
fn thread_of(channel: &PartialChannel) -> Option<ChannelId> {
    let is_thread = matches!(
        channel.kind,
        ChannelType::NewsThread | ChannelType::PublicThread | ChannelType::PrivateThread
    );
    let parent = channel.parent_id.filter(|_| is_thread);
    parent.map(|id| ChannelId(id.get()))
}

/// The name that a command was called by, with its subcommand's behind it, and what was filled in.
fn called(data: &CommandData) -> (String, &[CommandDataOption]) {
    match data.options.as_slice() {
        [
            CommandDataOption {
                name,
                value: CommandDataOptionValue::SubCommand(options),
                ..
            },
        ] => (format!("{} {name}", data.name), options),
        options => (data.name.clone(), options),
    }
}

fn used(command: &CommandInteraction) -> Request {
    let (name, options) = called(&command.data);
    match command.data.kind {
        CommandType::ChatInput => Request::Command {
            name,
            options: self::options(options, &command.data.resolved),
        },
        CommandType::Message => {
            let message = command
                .data
                .target_id
                .and_then(|id| command.data.resolved.messages.get(&id.to_message_id()));
            match message {
                Some(message) => Request::MessageCommand {
                    name,
                    on: target(message, command.application_id.get()),
                },
                None => Request::Unknown,
            }
        }
        _ => Request::Unknown,
    }
}

fn completed(command: &CommandInteraction) -> Request {
    // Where nothing is being typed nothing is completed; a message would be refused here.
    let focused = command.data.autocomplete();
    let (name, options) = called(&command.data);
    Request::Completion {
        name,
        options: self::options(options, &command.data.resolved),
        focused: focused
            .map(|option| option.name.to_owned())
            .unwrap_or_default(),
    }
}

fn pressed(component: &ComponentInteraction) -> Request {
    let on = target(&component.message, component.application_id.get());
    let code = component.data.custom_id.clone();
    match &component.data.kind {
        // What a menu of single entries does is in the entry that was chosen.
        ComponentInteractionDataKind::StringSelect { values } if is_menu_of_one(&code) => {
            Request::Press {
                code: values.first().cloned().unwrap_or_default(),
                on,
            }
        }
        ComponentInteractionDataKind::StringSelect { values } => Request::Choose {
            code,
            chosen: values.clone(),
            on,
        },
        ComponentInteractionDataKind::ChannelSelect { values } => Request::Choose {
            code,
            chosen: values.iter().map(ToString::to_string).collect(),
            on,
        },
        _ => Request::Press { code, on },
    }
}

fn submitted(modal: &ModalInteraction) -> Request {
    if form::is_cut(modal) {
        // Without what was typed, everything would seem to have been emptied.
        return Request::Unknown;
    }
    let inputs = modal.data.components.iter().flat_map(|row| &row.components);
    Request::Submit {
        code: modal.data.custom_id.clone(),
        fields: inputs
            .filter_map(|input| match input {
                ActionRowComponent::InputText(input) => Some((
                    input.custom_id.clone(),
                    input.value.clone().unwrap_or_default(),
                )),
                _ => None,
            })
            .collect(),
        on: modal
            .message
            .as_deref()
            .map(|message| target(message, modal.application_id.get())),
    }
}

/// On whose behalf the interaction came that a message answers.
fn owners(metadata: &MessageInteractionMetadata) -> &[AuthorizingIntegrationOwner] {
    match metadata {
        MessageInteractionMetadata::Command(it) => &it.authorizing_integration_owners.0,
        MessageInteractionMetadata::Component(it) => &it.authorizing_integration_owners.0,
        MessageInteractionMetadata::ModalSubmit(it) => &it.authorizing_integration_owners.0,
        _ => &[],
    }
}

fn target(message: &serenity::all::Message, application: u64) -> Target {
    let asked_by = message
        .interaction_metadata
        .as_deref()
        .and_then(|metadata| match metadata {
            MessageInteractionMetadata::Command(command) => Some(command.user.id),
            MessageInteractionMetadata::Component(component) => Some(component.user.id),
            MessageInteractionMetadata::ModalSubmit(modal) => Some(modal.user.id),
            _ => None,
        });
    let by_application = message
        .application_id
        .is_some_and(|id| id.get() == application);
    Target {
        message: MessageId(message.id.get()),
        ours: by_application || message.author.id.get() == application,
        asked_by: asked_by.map(|id| UserId(id.get())),
        private: message
            .flags
            .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL)),
    }
}

fn options(given: &[CommandDataOption], resolved: &CommandDataResolved) -> Options {
    let value = |option: &CommandDataOption| match &option.value {
        CommandDataOptionValue::String(text)
        | CommandDataOptionValue::Autocomplete { value: text, .. } => {
            Some(Value::Text(text.clone()))
        }
        CommandDataOptionValue::Integer(number) => Some(Value::Integer(*number)),
        CommandDataOptionValue::Number(number) => Some(Value::Number(*number)),
        CommandDataOptionValue::Boolean(flag) => Some(Value::Flag(*flag)),
        CommandDataOptionValue::Channel(id) => Some(Value::Channel {
            channel: ChannelId(id.get()),
        }),
        CommandDataOptionValue::User(id) => Some(Value::Member {
            member: UserId(id.get()),
            bot: resolved.users.get(id).is_some_and(|user| user.bot),
        }),
        // No command takes anything else; if a client sends it, it counts as left out.
        _ => None,
    };
    Options(
        given
            .iter()
            .filter_map(|option| Some((option.name.clone(), value(option)?)))
            .collect(),
    )
}
