// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/KeyframePictures.h"

#include <QPointer>

namespace cuegate {

static constexpr int kRestMs = 120;
static constexpr int kMostKept = 200;

KeyframePictures::KeyframePictures(QObject *parent)
    : QObject(parent)
    , m_kept(kMostKept)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &KeyframePictures::ask);
}

void KeyframePictures::setSource(Ask ask)
{
    m_ask = std::move(ask);
    ++m_film;
    m_kept.clear();
    wantNone();
}

void KeyframePictures::want(qint64 ms, int width)
{
    if (!m_ask || m_wanted == ms)
        return;
    m_wanted = ms;
    m_width = width;
    if (m_kept.contains(ms))
        m_rest.stop();
    else
        m_rest.start();
}

void KeyframePictures::wantNone()
{
    m_wanted.reset();
    m_rest.stop();
}

void KeyframePictures::ask()
{
    if (!m_ask || !m_wanted)
        return;
    m_ask(*m_wanted, m_width,
          [self = QPointer(this), film = m_film, ms = *m_wanted](const Result<QByteArray> &jpeg) {
              if (self && self->m_film == film)
                  self->take(ms, jpeg);
          });
}

void KeyframePictures::take(qint64 ms, const Result<QByteArray> &jpeg)
{
    if (jpeg) {
        m_kept.insert(ms, new QImage(QImage::fromData(*jpeg, "JPG")));
    } else if (jpeg.error().kind == ErrorKind::Unsupported) {
        m_ask = nullptr;
        wantNone();
    }
    Q_EMIT changed();
}

QImage KeyframePictures::wanted() const
{
    const QImage *picture = m_wanted ? m_kept.object(*m_wanted) : nullptr;
    return picture ? *picture : QImage();
}

} // namespace cuegate
