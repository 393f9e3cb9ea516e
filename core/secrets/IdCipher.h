// SPDX-License-Identifier: GPL-3.0-or-later
// Seals two 64-bit ids in 128 bits that nobody can tell from random ones, and opens them again. Thread: any;
// an immutable value.
#pragma once

#include <QByteArray>

#include <array>

namespace cuegate {

class IdCipher
{
public:
    static constexpr qsizetype kBytes = 16;
    using Ids = std::array<quint64, 2>;

    IdCipher() = default;
    explicit IdCipher(const QByteArray &secret);
    /// kBytes of them.
    [[nodiscard]] QByteArray sealed(Ids ids) const;
    /// Whatever \p bytes are, they open to something: who asks must know which ids there are.
    [[nodiscard]] Ids opened(const QByteArray &bytes) const;

private:
    // A Feistel network whose round function is a keyed one of 64 bits is a strong permutation from four
    // rounds on (Luby and Rackoff, 1988).
    static constexpr size_t kRounds = 4;
    [[nodiscard]] quint64 mixed(size_t round, quint64 half) const;
    std::array<std::array<unsigned char, 16>, kRounds> m_keys{};
};

} // namespace cuegate
