// SPDX-License-Identifier: GPL-3.0-or-later
// A 256-bit key in memory of libsodium's: not swapped, not dumped, between guard pages, wiped when the last
// copy of this handle goes. Thread: any; an immutable value.
#pragma once

#include <QByteArray>

#include <memory>
#include <optional>

namespace cuegate {

class SecretKey
{
public:
    static constexpr qsizetype kBytes = 32;

    [[nodiscard]] static SecretKey random();
    /// Nothing unless there are kBytes.
    [[nodiscard]] static std::optional<SecretKey> fromBytes(QByteArrayView bytes);

    [[nodiscard]] const unsigned char *data() const { return m_bytes.get(); }
    /// For those who store it; to be wiped after use.
    [[nodiscard]] QByteArray copy() const;
    /// In constant time.
    friend bool operator==(const SecretKey &a, const SecretKey &b);

private:
    SecretKey();
    std::shared_ptr<unsigned char> m_bytes;
};

/// Overwrites what \p secret holds, if nobody shares it, and empties it.
void wipe(QByteArray &secret);

} // namespace cuegate
