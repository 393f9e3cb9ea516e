// SPDX-License-Identifier: GPL-3.0-or-later
// Compares a list of fragments with some of the fragments, before it is trusted with where keyframes are.
// Writers have been seen to list every fragment, and to say of each that it begins with a keyframe. Thread:
// worker (blocks on the source).
#pragma once

#include "core/media/FragmentTables.h"
#include "core/media/MediaInfo.h"
#include "core/probe/FragmentLists.h"
#include "core/probe/MainFragment.h"
#include "core/probe/ProbeWindow.h"

namespace cuegate {

/// What was looked at, by offset: views of what a ProbeWindow holds.
using SeenMoofs = std::map<qint64, Box>;

/// What a list comes to that is true.
struct CheckedFragments
{
    std::vector<Keyframe> keyframes;
    qint64 endNs = 0;     ///< of the presentation
    qint64 leadTicks = 0; ///< how long before their keyframes groups of pictures begin to be shown, if evenly
};

/// One list. The times of it may be off by the same amount all along: whether they are those before or after
/// an edit list, writers do not agree on. Errors of all: those of the source; Cancelled.
class FragmentListCheck
{
public:
    /// \p info has a FragmentedLayout. All must outlive it. \p moovBytes: how long moov is. What it looks at
    /// goes to \p seen.
    FragmentListCheck(ProbeWindow &window, const MediaInfo &info, const FragmentList &list, qint64 moovBytes,
                      SeenMoofs &seen);

    /// Looks at the last that is listed, and the second if it is at hand. False: the list is not to be used.
    [[nodiscard]] Result<bool> lookAtEnds();
    /// Looks at all from the last that is listed on. False: as above.
    [[nodiscard]] Result<bool> readEnd();
    /// Looks at one more, if the window may: the one with the fewest bytes for its time. Of fragments that do
    /// not all begin with a keyframe that has none. False: as above.
    [[nodiscard]] Result<bool> lookBetween();
    /// At last, whether more fragments follow those that are listed. \p first: the main track's first
    /// keyframe. Nothing: the list is not to be used.
    [[nodiscard]] Result<std::optional<CheckedFragments>> finish(const Keyframe &first);

    /// Why the list is not to be used, in words.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    enum class Verdict { True, False, NotRead };
    [[nodiscard]] bool refuse(const QString &problem);
    [[nodiscard]] Result<Verdict> compare(size_t number);
    [[nodiscard]] Result<bool> readEnd(qint64 offsetBytes, qint64 endBytes);
    [[nodiscard]] qint64 moofBytes() const;
    [[nodiscard]] bool isAffordable(qint64 offsetBytes, qint64 bytes) const;

    struct Comparison
    {
        qint64 correction = 0; ///< of the listed times
        qint64 leadTicks = 0;  ///< MainFragment::leadTicks of all that were looked at; 0 if they differ
    };

    ProbeWindow &m_window;
    const MediaInfo &m_info;
    const FragmentList &m_list;
    const qint64 m_indexBytes;
    SeenMoofs &m_seen;
    std::vector<Keyframe> m_starts;
    std::optional<Comparison> m_compared;
    FragmentTables m_end; ///< of the last fragments
    int m_endFragments = 0;
    bool m_isEndCut = false; ///< some of the last fragments were not read
    QString m_problem;
};

/// Whether \p keyframe of \p info, which has a FragmentedLayout, is where it is said to be. Errors: as above.
[[nodiscard]] Result<bool> isFragmentTrue(const ByteSource &source, const MediaInfo &info,
                                          const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
