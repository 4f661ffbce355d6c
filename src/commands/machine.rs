//! The machine that mcplint runs on, as every command sees it.

use mcplint::platform::Platform;

/// Whether this runs under continuous integration, where the machine says nothing about the user's.
pub(super) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

/// The platform of this machine; Linux under Windows is told by a variable.
pub(super) fn host_platform() -> Platform {
    match Platform::host() {
        Platform::Linux if std::env::var_os("WSL_DISTRO_NAME").is_some() => Platform::Wsl,
        platform => platform,
    }
}
