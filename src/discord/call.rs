//! From an interaction to a call.

use serenity::all::{
    AuthorizingIntegrationOwner, CommandDataOption, CommandDataOptionValue, CommandInteraction,
    CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    InteractionContext, MessageFlags, MessageInteractionMetadata, ModalInteraction,
};

use crate::command::{
    Call, ChannelId, GuildId, MessageId, Options, Permissions, Place, Request, Target, UserId,
    Value,
};
use crate::locale::Locale;
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

/// Reads an interaction; `None` for a ping, which nobody asked.
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
            Some(Circumstances::of_modal(modal).call(settings, Request::Unknown))
        }
        _ => None,
    }
}

/// What every kind of interaction says in the same words.
struct Circumstances {
    asker: UserId,
    permissions: Option<serenity::all::Permissions>,
    guild: Option<GuildId>,
    channel: ChannelId,
    installed: bool,
    context: Option<InteractionContext>,
    locale: Option<Locale>,
    server_locale: Option<Locale>,
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
            guild: interaction.guild_id.map(|id| GuildId(id.get())),
            channel: ChannelId(interaction.channel_id.get()),
            installed: owners
                .iter()
                .any(|owner| matches!(owner, AuthorizingIntegrationOwner::GuildInstall(_))),
            context: $context,
            locale: Locale::from_discord(&interaction.locale),
            server_locale: interaction
                .guild_locale
                .as_deref()
                .and_then(Locale::from_discord),
        }
    }};
}

impl Circumstances {
    fn of_command(command: &CommandInteraction) -> Self {
        circumstances!(
            command,
            &command.authorizing_integration_owners.0,
            command.context
        )
    }

    fn of_component(component: &ComponentInteraction) -> Self {
        circumstances!(
            component,
            &component.authorizing_integration_owners.0,
            component.context
        )
    }

    fn of_modal(modal: &ModalInteraction) -> Self {
        // serenity 0.12 does not read the owners and the context of modals.
        circumstances!(modal, &[], None)
    }

    fn call(self, settings: Settings, request: Request) -> Call {
        let Self {
            asker,
            permissions,
            guild,
            channel,
            installed,
            context,
            locale,
            server_locale,
        } = self;
        let place = match (guild, context) {
            (Some(guild), _) => Place::Server {
                guild,
                channel,
                installed,
            },
            (None, Some(InteractionContext::PrivateChannel)) => Place::Private { channel },
            (None, _) => Place::DirectMessage { channel },
        };
        let permissions = match (guild, permissions) {
            (_, Some(bits)) => Permissions(bits.bits()),
            // A server that says nothing about somebody grants nothing.
            (Some(_), None) => Permissions::default(),
            (None, None) => Permissions::ALL,
        };
        Call {
            asker,
            permissions,
            place,
            locale,
            server_locale,
            settings,
            request,
        }
    }
}

fn used(command: &CommandInteraction) -> Request {
    let name = command.data.name.clone();
    match command.data.kind {
        CommandType::ChatInput => Request::Command {
            name,
            options: options(&command.data.options),
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
    Request::Completion {
        name: command.data.name.clone(),
        options: options(&command.data.options),
        focused: focused
            .map(|option| option.name.to_owned())
            .unwrap_or_default(),
    }
}

fn pressed(component: &ComponentInteraction) -> Request {
    let code = match &component.data.kind {
        // What a menu does is in the entry that was chosen.
        ComponentInteractionDataKind::StringSelect { values } => {
            values.first().cloned().unwrap_or_default()
        }
        _ => component.data.custom_id.clone(),
    };
    Request::Press {
        code,
        on: target(&component.message, component.application_id.get()),
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

fn options(given: &[CommandDataOption]) -> Options {
    let value = |option: &CommandDataOption| match &option.value {
        CommandDataOptionValue::String(text)
        | CommandDataOptionValue::Autocomplete { value: text, .. } => {
            Some(Value::Text(text.clone()))
        }
        CommandDataOptionValue::Integer(number) => Some(Value::Integer(*number)),
        CommandDataOptionValue::Number(number) => Some(Value::Number(*number)),
        // No command takes anything else; a client that sends it gets what leaving it out gets.
        _ => None,
    };
    Options(
        given
            .iter()
            .filter_map(|option| Some((option.name.clone(), value(option)?)))
            .collect(),
    )
}
