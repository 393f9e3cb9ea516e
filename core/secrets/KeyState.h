// SPDX-License-Identifier: GPL-3.0-or-later
// Where the key that seals passwords is kept, and whether it can be had. Thread: any; plain values.
#pragma once

namespace cuegate {

enum class KeyPlace { Automatic, Keychain, File, Session }; // numbers are stored: new ones go to the end

/// What to do where there is no keychain, and nobody has said anything.
enum class WithoutKeychain { Ask, UseFile };

enum class KeyState {
    Unneeded, ///< nothing was to be sealed or opened so far
    Looking,  ///< a keychain was asked and has not answered
    Open,     ///< the key is here
    Asking,   ///< there is no keychain: keep() has to say what to do; until then as with Session
    Session,  ///< as the user wants it: there is no key, secrets are kept in memory only
    Locked    ///< there is a key, but it cannot be had now: retry()
};

} // namespace cuegate
