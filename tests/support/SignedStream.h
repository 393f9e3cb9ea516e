// SPDX-License-Identifier: GPL-3.0-or-later
// An HLS film at a test origin whose addresses are signed: good until the test says that they have expired,
// when the source, whose own address stays good, tells new ones. The picture has an init segment and AES-128,
// the sound is in parts of one file. Nothing in it is media. Thread: the test's.
#pragma once

#include "tests/support/TestOrigin.h"

namespace cuegate::test {

class SignedStream
{
public:
    struct Options
    {
        int segments = 10;
        enum class Signed { SegmentsOnly, PlaylistsToo } signedOnes = Signed::PlaylistsToo;
        enum class Names { WithToken, NewEachTime } names = Names::WithToken;
        int status = 403; ///< of what has expired
    };
    /// \p folder begins with a slash; \p origin must outlive it.
    SignedStream(TestOrigin &origin, QByteArray folder, const Options &options);

    [[nodiscard]] QUrl url() const;
    enum class Renewed { Good, RefusedToo };
    /// What was told until now is refused.
    void expire(Renewed renewed = Renewed::Good);
    /// The same, and the film is another one, which has a segment less.
    void becomeAnother();
    /// How often the source itself was asked.
    [[nodiscard]] int asked() const;

    [[nodiscard]] QByteArray init() const { return bytesOf("init", 700); }
    [[nodiscard]] QByteArray picture(int index) const;
    [[nodiscard]] QByteArray sound(int index) const;

private:
    [[nodiscard]] QByteArray bytesOf(const QByteArray &what, qsizetype sizeBytes) const;
    [[nodiscard]] QByteArray signedName(const QByteArray &name) const;
    [[nodiscard]] QByteArray playlistName(const QByteArray &name) const;
    void serveSigned(const QByteArray &name, const QByteArray &bytes);
    void servePlaylist(const QByteArray &name, const QByteArray &text);
    void serveAll();

    TestOrigin &m_origin;
    const QByteArray m_folder;
    Options m_options;
    QByteArray m_film = "first";
    int m_generation = 0;
    int m_askedBefore = 0;
    Renewed m_renewed = Renewed::Good;
    QList<QByteArray> m_signed; // paths that are good
};

} // namespace cuegate::test
