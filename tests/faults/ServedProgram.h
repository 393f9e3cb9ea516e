// SPDX-License-Identifier: GPL-3.0-or-later
// The program and an origin for it to read from: what most rows begin with. Thread: as CuegateProgram's.
#pragma once

#include "tests/faults/CuegateProgram.h"
#include "tests/support/TestOrigin.h"

namespace cuegate::test {

struct ServedProgram
{
    explicit ServedProgram(FaultBench &bench, const ProgramOptions &options = {})
        : program(bench, options)
    {
    }
    /// Adds \p bytes as a source; its "/m/<capability>/".
    QByteArray serve(const QByteArray &path, const QByteArray &bytes, const QString &faults = {},
                     const QJsonObject &more = {})
    {
        const auto parsed = parseOriginFaults(faults);
        if (!parsed)
            qFatal("unknown fault: %s", qPrintable(faults));
        origin.serve(path, bytes, *parsed);
        return program.add(origin.url(path), more);
    }
    [[nodiscard]] QByteArray errorOf(const Answer &answer) const
    {
        return jsonOf(answer)[QStringLiteral("error")][QStringLiteral("kind")].toString().toLatin1();
    }
    TestOrigin origin;
    CuegateProgram program;
};

/// The bytes of what a player is given of a title: every init and media segment of its first video and audio,
/// in order. Empty if anything went wrong.
[[nodiscard]] QByteArrayList watchAll(quint16 port, const QByteArray &folder,
                                      double *longestSeconds = nullptr);

} // namespace cuegate::test
