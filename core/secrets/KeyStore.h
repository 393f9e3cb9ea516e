// SPDX-License-Identifier: GPL-3.0-or-later
// Where the key of a profile is kept between two runs. Thread: that of its owner, on which every answer
// comes, during the call or later; none after the store is gone. It never blocks longer than a small file
// takes.
#pragma once

#include "core/base/Error.h"
#include "core/secrets/SecretKey.h"

#include <functional>
#include <optional>

namespace cuegate {

class KeyStore
{
public:
    virtual ~KeyStore() = default;

    /// Nothing: the store works, and there is no key in it. Errors: Unavailable if there is no such store
    /// here or it does not work at the moment, PermissionDenied if it keeps the key to itself; sentences.
    using ReadDone = std::function<void(const Result<std::optional<SecretKey>> &)>;
    virtual void read(ReadDone done) = 0;
    /// Errors as with read().
    using Done = std::function<void(const Result<void> &)>;
    virtual void write(const SecretKey &key, Done done) = 0;
    virtual void remove(Done done) = 0; ///< no error if there is none
};

} // namespace cuegate
