// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/FrameBudget.h"

#include <QTest>

using namespace cuegate;

class tst_FrameBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatGoesBeyondIt();
    void takesBackWhatIsFreed();

private:
    static AvCodecContextPtr openedWith(FrameBudget &budget)
    {
        const AVCodec *codec = avcodec_find_decoder(AV_CODEC_ID_MPEG4);
        AvCodecContextPtr context(avcodec_alloc_context3(codec));
        context->width = 320;
        context->height = 240;
        context->pix_fmt = AV_PIX_FMT_YUV420P;
        budget.apply(*context);
        return avcodec_open2(context.get(), codec, nullptr) < 0 ? nullptr : std::move(context);
    }
    /// Null if there is no room for it.
    static AvFramePtr pictureOf(AVCodecContext &context)
    {
        AvFramePtr frame(av_frame_alloc());
        frame->width = context.width;
        frame->height = context.height;
        frame->format = context.pix_fmt;
        return context.get_buffer2(&context, frame.get(), 0) < 0 ? nullptr : std::move(frame);
    }
    static constexpr qint64 kThreePictures = 400 * 1024; // of 113 KiB and their margins each
};

void tst_FrameBudget::refusesWhatGoesBeyondIt()
{
    FrameBudget budget(kThreePictures);
    const AvCodecContextPtr context = openedWith(budget);
    QVERIFY(context);
    std::vector<AvFramePtr> held;
    while (AvFramePtr picture = pictureOf(*context)) {
        held.push_back(std::move(picture));
        QVERIFY(held.size() < 10);
    }
    QVERIFY(held.size() >= 2);
    QVERIFY(budget.isExceeded());
}

void tst_FrameBudget::takesBackWhatIsFreed()
{
    FrameBudget budget(kThreePictures);
    AvFramePtr last;
    {
        const AvCodecContextPtr context = openedWith(budget);
        QVERIFY(context);
        for (int i = 0; i < 20; ++i) {
            AvFramePtr picture = pictureOf(*context);
            QVERIFY(picture);
            QVERIFY(av_frame_is_writable(picture.get()));
            last = std::move(picture);
        }
    }
    QVERIFY(!budget.isExceeded());
    last->data[0][0] = 1; // outlives its decoder
}

QTEST_GUILESS_MAIN(tst_FrameBudget)
#include "tst_FrameBudget.moc"
