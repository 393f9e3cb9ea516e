// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of core/io share: bytes that differ everywhere, and short time limits.
// Thread: any; pure.
#pragma once

#include "core/io/Upstream.h"

#include <QCryptographicHash>

namespace cuegate::test {

/// Bytes in which no two blocks are alike.
inline QByteArray distinctBytes(qsizetype sizeBytes)
{
    QByteArray bytes(sizeBytes, Qt::Uninitialized);
    quint32 state = 0x9E3779B9;
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

inline QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// The defaults a tenth as long, so that waiting for them costs a test little.
inline UpstreamOptions quickOptions()
{
    UpstreamOptions options;
    options.timeouts.connect = std::chrono::milliseconds(1000);
    options.timeouts.firstByte = std::chrono::milliseconds(400);
    options.timeouts.stall = std::chrono::milliseconds(400);
    options.noProgressBudget = std::chrono::milliseconds(1200);
    return options;
}

/// Reads the whole source in pieces.
inline Result<QByteArray> readAll(const ByteSource &source, qint64 sizeBytes, qint64 pieceBytes)
{
    QByteArray all;
    all.reserve(sizeBytes);
    while (all.size() < sizeBytes) {
        auto piece = source.read(ByteRange::ofSize(all.size(), pieceBytes), {});
        if (!piece)
            return piece;
        if (piece->isEmpty())
            break;
        all += *piece;
    }
    return all;
}

} // namespace cuegate::test
