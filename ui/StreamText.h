// SPDX-License-Identifier: GPL-3.0-or-later
// An HLS stream in people's words. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"
#include "ui/ErrorText.h"

#include <QCoreApplication>

namespace cuegate {

class StreamText
{
    Q_DECLARE_TR_FUNCTIONS(StreamText)
public:
    /// "Live stream", "HLS stream, 1 h 20 min"; for the list, too.
    [[nodiscard]] static QString kind(const StreamDescription &stream);
    /// A few lines: what it is, its variants, its sound and subtitles, what becomes of them.
    [[nodiscard]] static QString overview(const StreamDescription &stream);
    /// Why a source failed, or is not converted for now; of a stream that it has stopped, where that is what
    /// happened.
    [[nodiscard]] static ErrorText failure(const SourceSnapshot &source);

private:
    [[nodiscard]] static QStringList variants(const StreamDescription &stream);
    [[nodiscard]] static QString variant(const StreamDescription::Picture &variant);
};

} // namespace cuegate
