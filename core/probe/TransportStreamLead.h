// SPDX-License-Identifier: GPL-3.0-or-later
// How long before its keyframe a group of pictures of a transport stream begins to be shown: the pictures
// that follow the keyframe there and are shown before it lead. Thread: any; reading blocks on the source.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

class LeadWatch
{
public:
    /// \p time: when the keyframe is shown.
    explicit LeadWatch(qint64 time)
        : m_time(time)
    {
    }
    /// Takes when the next picture is shown. False: none leads from here on.
    [[nodiscard]] bool take(qint64 shown);
    [[nodiscard]] qint64 leadTicks() const { return m_leadTicks; }

private:
    qint64 m_time;
    qint64 m_leadTicks = 0;
    int m_looked = 0;
};

/// Of \p keyframe of the main video of \p info, which has a TransportStreamLayout; 0 if none leads within
/// 2 MiB. Reads what the keyframe takes, of one that none may lead its beginning. Errors: those of the
/// source; Cancelled.
[[nodiscard]] Result<qint64> readTransportStreamLead(const ByteSource &source, const MediaInfo &info,
                                                     const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
