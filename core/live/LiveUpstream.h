// SPDX-License-Identifier: GPL-3.0-or-later
// Where a stream's playlists, keys and segments come from: the network, or a script in tests.
// Thread: net; what it is given is called there, too.
#pragma once

#include "core/base/ByteRange.h"
#include "core/base/CancelToken.h"
#include "core/base/Error.h"

#include <QByteArray>
#include <QUrl>

#include <functional>

namespace cuegate {

struct LiveRequest
{
    QUrl url;
    ByteRange range = {}; ///< empty: all of it
    qint64 mostBytes = 0; ///< more is an error
    enum class Kind { Media, Playlist } kind = Kind::Media;
};

/// Not called from within fetch().
struct LiveListener
{
    std::function<void(qint64 sizeBytes)> onHead; ///< -1: not known; may be empty
    std::function<void(const QByteArray &bytes)> onBytes;
    /// The last call: where it came from, after redirects.
    std::function<void(const Result<QUrl> &from)> onDone;
};

class LiveUpstream
{
public:
    virtual ~LiveUpstream() = default;
    virtual void fetch(const LiveRequest &request, const CancelToken &cancel, LiveListener listener) = 0;
};

/// The same for what is small: all at once.
struct LiveDocument
{
    QUrl url;
    QByteArray bytes;
};
void fetchWhole(LiveUpstream &upstream, const LiveRequest &request, const CancelToken &cancel,
                std::function<void(const Result<LiveDocument> &)> done);

} // namespace cuegate
