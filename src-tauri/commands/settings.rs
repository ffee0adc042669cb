//! Settings of this device, needed before anybody has signed in.

use replica::DeviceSettings;
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// The settings of this device; the defaults while the data cannot be opened.
#[tauri::command(async)]
#[specta::specta]
pub fn device_settings(app: State<'_, App>) -> Answer<DeviceSettings> {
    Ok(app.with(|replica| Ok(replica.device_settings()?)).unwrap_or_default())
}

/// Keeps the settings of this device.
#[tauri::command(async)]
#[specta::specta]
pub fn save_device_settings(app: State<'_, App>, settings: DeviceSettings) -> Answer<()> {
    app.with(|replica| {
        let actor = app.who(replica);
        Ok(replica.save_device_settings(actor.as_ref(), &settings)?)
    })?;
    app.changed(&[replica::Topic::Settings, replica::Topic::Backups]);
    Ok(())
}
