// SPDX-License-Identifier: GPL-3.0-or-later
// Where the chunks of an AVI file's streams are: by the indexes of OpenDML, by idx1, or by walking through
// the lists movi of all RIFFs (AVI RIFF File Reference; OpenDML AVI File Format Extensions 1.02). Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/probe/AviKeyframes.h"
#include "core/probe/AviProbe.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/ScanWindow.h"

namespace cuegate {

struct AviChunk
{
    qint64 offsetBytes = 0; ///< of its payload
    quint32 sizeBytes = 0;
    bool isKeyframe = false;
};

/// By stream number, in file order; as the source claims, not checked against its end.
using AviChunks = std::vector<std::vector<AviChunk>>;

/// Nothing if the file has no such index, or not for every stream, or chunks are not where it says.
/// Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<AviChunks>> readOpenDmlIndex(ScanWindow &window,
                                                                const AviDescription &avi);
[[nodiscard]] Result<std::optional<AviChunks>> readOldIndex(ScanWindow &window, const AviDescription &avi);

/// Goes through the lists movi, chunk by chunk. Keyframes are told by looking at the beginning of each frame.
class MoviWalk
{
public:
    explicit MoviWalk(const AviDescription &avi);

    struct Found
    {
        size_t stream = 0;
        AviChunk chunk;
    };
    /// The next chunk of a stream; nothing at the end, and where the file is damaged. Errors: those of the
    /// source; Cancelled. The same may be asked again then.
    [[nodiscard]] Result<std::optional<Found>> next(ScanWindow &window);

    /// Where what follows the last chunk begins; may lie behind the end of a file that is cut off.
    [[nodiscard]] qint64 positionBytes() const { return m_positionBytes; }
    /// Where the file is damaged, in words; empty if it is not.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    std::vector<AviKeyframes> m_keyframes; // by stream
    qint64 m_positionBytes;
    QString m_problem;
};

/// Tells keyframes by looking at the beginning of each frame. \p notes: where the file is damaged.
[[nodiscard]] Result<AviChunks> walkMovi(ScanWindow &window, const AviDescription &avi,
                                         const std::function<void(ScanProgress)> &progress,
                                         QStringList &notes);

} // namespace cuegate
