// SPDX-License-Identifier: GPL-3.0-or-later
// Recognizes sources that are HLS streams, or transport streams without end, and says what they offer.
// Thread: see the functions; plain values.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/io/ByteSource.h"
#include "core/io/SourceLocation.h"
#include "core/media/MediaInfo.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace cuegate {

class Upstream;

struct StreamDescription
{
    struct Picture // of a variant; 0 and empty: not said
    {
        quint32 width = 0;
        quint32 height = 0;
        quint32 frameRateThousandths = 0;
        qint64 bandwidth = 0;
        QString codecs;
        friend bool operator==(const Picture &, const Picture &) = default;
    };
    bool isLive = true;            ///< it goes on; else it has an end
    qint64 durationMs = 0;         ///< if it has an end
    std::vector<Picture> variants; ///< one at least
    QStringList audio;             ///< names
    QStringList subtitles;
    /// Of a channel that is one transport stream without end: its tracks, as far as they are known; else
    /// null.
    std::shared_ptr<const MediaInfo> broadcast;
    friend bool operator==(const StreamDescription &, const StreamDescription &) = default;
};

/// The one place that decides this: a source on the web that is called a playlist *and* is one. Whatever is
/// inside other files is never followed (FAULTS.md I11). Pure.
[[nodiscard]] bool isHlsStream(const SourceLocation &source, const QByteArray &contentType,
                               QByteArrayView head);

/// The same for a channel: \p opened is from the web, has neither length nor ranges, and \p head, its
/// beginning, is of a transport stream. Its name and Content-Type say nothing that could be believed. Pure.
[[nodiscard]] bool isBroadcast(const SourceLocation &source, const ByteSource &opened, QByteArrayView head);

/// Fetches the stream's playlist and that of its first variant. Worker (blocks). Errors: CorruptInput with
/// the line, or where playlists lead nowhere; MediaEncrypted; those of the upstream; Cancelled.
[[nodiscard]] Result<StreamDescription> describeStream(const Upstream &upstream, const SourceLocation &source,
                                                       const CancelToken &cancel);

} // namespace cuegate
