// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeacon} from "./interfaces/IBeacon.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {G1} from "./libraries/G1.sol";

/// @title Beacon, see {IBeacon}
/// @dev - A round that is on the chain was due by a block's time. So what `roundAfter` names for the block at hand is
///        never there yet, also if the key's holders sign ahead.
///      - The pairing behind a signature that verifies admits one encoding of a point only: one value for each round.
///      - Nobody owns this contract; key, genesis, period and lead are fixed.
contract Beacon is IBeacon {
    struct Round {
        bytes32 value;
        uint64 arrivedAt;
    }

    bytes private constant DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

    uint64 public immutable genesis;
    uint64 public immutable period;
    uint64 public immutable lead;

    mapping(uint64 round => Round) public valueOf;
    bytes private _publicKey;

    constructor(uint64 genesis_, uint64 period_, uint64 lead_, bytes memory publicKey_) {
        if (period_ == 0 || !Bls12381.isKey(publicKey_)) revert BadBeacon();
        genesis = genesis_;
        period = period_;
        lead = lead_;
        _publicKey = publicKey_;
    }

    function submit(uint64 round, bytes calldata signature) external {
        if (valueOf[round].arrivedAt != 0) return;
        uint256 due = round == 0 ? type(uint256).max : uint256(genesis) + (uint256(round) - 1) * period;
        if (block.timestamp < due) revert RoundNotDue(round, due);
        bytes memory message = abi.encodePacked(sha256(abi.encodePacked(round)));
        if (!Bls12381.verify(signature, _publicKey, message, DST)) revert BadRoundSignature(round);
        (uint128 high, uint256 low) = G1.compress(signature, 0);
        bytes32 value = sha256(abi.encodePacked(high, low));
        valueOf[round] = Round({value: value, arrivedAt: uint64(block.timestamp)});
        emit RoundSubmitted(round, value);
    }

    function roundAfter(uint64 time) external view returns (uint64) {
        uint256 from = uint256(time) + lead;
        return from < genesis ? 1 : uint64((from - genesis) / period + 2);
    }

    function publicKey() external view returns (bytes memory) {
        return _publicKey;
    }
}
