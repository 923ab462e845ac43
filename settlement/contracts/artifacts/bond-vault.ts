/**
 * Generated from BondVault.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 6f779f7d1a08a41108260cbff04e06f6595f4262c4b90ab09acc79bd6a2827d8
 * @module
 */

export const bondVaultAbi = [
  {
    "inputs": [
      {
        "internalType": "address[]",
        "name": "authorities",
        "type": "address[]"
      },
      {
        "internalType": "uint64",
        "name": "withdrawalDelay_",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "payoutDelay_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BadShares",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "EmptyPurse",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientBond",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientPurse",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "LockExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotAnAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingRipe",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingToWithdraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "UnknownLock",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalNotDue",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondDeposited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondLocked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "returned",
        "type": "uint256"
      }
    ],
    "name": "BondReleased",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondSeized",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "BondWithdrawalRequested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BondWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Burned",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PaidOut",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PayoutAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PurseEmptied",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "PurseFilled",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "accountOf",
    "outputs": [
      {
        "internalType": "uint128",
        "name": "balance",
        "type": "uint128"
      },
      {
        "internalType": "uint128",
        "name": "withdrawing",
        "type": "uint128"
      },
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "bondOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "burned",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "claim",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimable",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "ripe",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "pending",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "empty",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "fill",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "isAuthority",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "lock",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "lockOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "payoutDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "purseOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "to",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "amount",
            "type": "uint256"
          }
        ],
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "release",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "requestWithdrawal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "to",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "amount",
            "type": "uint256"
          }
        ],
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "reward",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "to",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "amount",
            "type": "uint256"
          }
        ],
        "internalType": "struct Share[]",
        "name": "shares",
        "type": "tuple[]"
      }
    ],
    "name": "seize",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "standingOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdraw",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawalDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const bondVaultBytecode = '0x60c06040523461014f5761191c8038038061001981610167565b92833981019060608183031261014f5780516001600160401b03811161014f57810182601f8201121561014f578051926001600160401b038411610153578360051b9160208061006a818601610167565b80978152019382010191821161014f57602001915b81831061012f575050506100a1604061009a6020840161018c565b920161018c565b916001600160401b03831615610121575f5b81518110156100ea57600190818060a01b0360208260051b85010151165f525f60205260405f208260ff19825416179055016100b3565b505060805260a05260405161177b90816101a1823960805181818161060c01526107bb015260a05181818161054d01526117190152f35b6209bfa560e51b5f5260045ffd5b82516001600160a01b038116810361014f5781526020928301920161007f565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b6040519190601f01601f191682016001600160401b0381118382101761015357604052565b51906001600160401b038216820361014f5756fe60806040526004361015610011575f80fd5b5f3560e01c806303a942e914610f0d5780630899146b14610d1f5780632254f92514610cb35780632330f24714610c6a578063362e166e14610bbe5780633ccfd60b14610a90578063402914f5146109cf578063457423591461098a5780634e71d92d146108c35780636ca4410d1461071957806372d2b6c0146106c257806373f42561146106a55780638086b8ba14610630578063a7ab6961146105ec578063aa29b95c14610571578063caaf683c1461052d578063e7e4e40c1461030a578063f2a75fe414610275578063f340fa01146101bd5763f559e386146100f5575f80fd5b60206003193601126101b95760043567ffffffffffffffff81116101b957610121903690600401611137565b905f915f915b818310610167578334810361013857005b7fa345396f000000000000000000000000000000000000000000000000000000005f526004523460245260445ffd5b909192610185600191602061017d87878761119a565b0135906111d7565b936101b161019c61019783878761119a565b6111e4565b60206101a984888861119a565b013590611365565b019190610127565b5f80fd5b60206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff6101e6611114565b16805f52600160205260405f206fffffffffffffffffffffffffffffffff610213813416828454166112ee565b82547fffffffffffffffffffffffffffffffff00000000000000000000000000000000169116179055604080513381523460208201527f9b864b4f862a880bff51342f7085ad151ac52d86cb54e8a4a5a29cf5c0ef15dd91819081015b0390a2005b346101b9575f6003193601126101b957335f52600260205260405f205480156102de576102dc90335f5260026020525f60408120556040518181527f1525d1c991fcfa2ad543a4bcdbd989b95bdce4dd04b09b6d91c3fd40b8c924e060203392a233611474565b005b7f7f73d4fd000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101b95760406003193601126101b95760043560243567ffffffffffffffff81116101b95761033e903690600401611137565b90335f525f60205260ff60405f2054161561050157335f52600360205260405f20835f5260205260405f20610371611212565b926fffffffffffffffffffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff845416938487520154169160208501928352156104d55791335f52600360205260405f20855f526020525f60016040822082815501555f925f915b8183106104a5575050506fffffffffffffffffffffffffffffffff815116808311610476575073ffffffffffffffffffffffffffffffffffffffff916fffffffffffffffffffffffffffffffff61042d925116611205565b9151165f52600260205260405f206104468282546111d7565b90556040519081527f2643f0e004b9c44af9a6dc8e20da5b95eb5d79682ccf4b2ee42dc544832a6ee860203392a3005b827fa345396f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9091936104bb600191602061017d88878761119a565b946104cd61019c61019783878761119a565b0191906103d5565b847fef07a26a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f634bbac8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101b9575f6003193601126101b957602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b60206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff61059a611114565b16805f52600260205260405f206105b23482546111d7565b9055604080513381523460208201527ff764c80b28e03f12bae88c64249ef099aab8ca105573ddc20e33e7e67db73efd9181908101610270565b346101b9575f6003193601126101b957602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff61065e611114565b165f526001602052606060405f2067ffffffffffffffff6001825492015416604051916fffffffffffffffffffffffffffffffff8116835260801c60208301526040820152f35b346101b9575f6003193601126101b9576020600554604051908152f35b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff6106f0611114565b165f52600160205260206fffffffffffffffffffffffffffffffff60405f205416604051908152f35b346101b95760206003193601126101b9576004356fffffffffffffffffffffffffffffffff8116908181036101b957335f52600160205260405f20906fffffffffffffffffffffffffffffffff82541680841161088f575081546fffffffffffffffffffffffffffffffff1660809190911b7fffffffffffffffffffffffffffffffff000000000000000000000000000000001617815567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019067ffffffffffffffff821161086257600167ffffffffffffffff9101911690817fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905560405191825260208201527fe04d980fd0aa0f6227dde9dc6321cea21b8038954d29879f56192e4f0bb5ee0060403392a2005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b83907ffbc2ab43000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b346101b9575f6003193601126101b957335f52600460205260405f206108e8816115bb565b6fffffffffffffffffffffffffffffffff815416801561095e57817fffffffffffffffffffffffffffffffff000000000000000000000000000000006102dc93541690556040518181527f85614384dd52aa71c3b02d6986abe55274cb38b9b13fc323db17de1b950c272760203392a233611474565b7f1aa4dbd0000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff6109b8611114565b165f526002602052602060405f2054604051908152f35b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff6109fd611114565b165f5260046020526040610a12815f2061125f565b610a84610a4b6fffffffffffffffffffffffffffffffff6020840151166fffffffffffffffffffffffffffffffff8585015116906111d7565b610a7e6fffffffffffffffffffffffffffffffff610a7581865116610a6f87611536565b906111d7565b94511684611205565b90611205565b82519182526020820152f35b346101b9575f6003193601126101b957335f52600160205260405f20610ab58161144a565b906fffffffffffffffffffffffffffffffff8216908115610b925767ffffffffffffffff600182015416804210610b67575080546fffffffffffffffffffffffffffffffff9081168083556102dc94610b0d91611168565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556040518181527f0d41118e36df44efb77a471fc49fb9c0be0406d802ef95520e9fbf606e65b45560203392a233611474565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346101b95760406003193601126101b95773ffffffffffffffffffffffffffffffffffffffff610bec611114565b165f52600360205260405f206024355f5260205260405f206fffffffffffffffffffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff8354169201541690610c66604051928392836020909392919373ffffffffffffffffffffffffffffffffffffffff60408201951681520152565b0390f35b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff610c98611114565b165f525f602052602060ff60405f2054166040519015158152f35b346101b95760206003193601126101b95773ffffffffffffffffffffffffffffffffffffffff610ce1611114565b165f52600160205260206fffffffffffffffffffffffffffffffff610d1660405f20610d10838254169161144a565b90611168565b16604051908152f35b346101b95760606003193601126101b9576004356024359073ffffffffffffffffffffffffffffffffffffffff82168092036101b957604435335f525f60205260ff60405f2054161561050157335f52600360205260405f20825f5260205273ffffffffffffffffffffffffffffffffffffffff60405f205416610ee157825f52600260205260405f205483158015610ed8575b610ea65781610dc191611205565b835f52600260205260405f2055610dd6611212565b8381526fffffffffffffffffffffffffffffffff600181602084018186168152335f52600360205260405f20875f5260205273ffffffffffffffffffffffffffffffffffffffff60405f209551167fffffffffffffffffffffffff00000000000000000000000000000000000000008654161785555116920191167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556040519081527fc7272f899d05374e791fb0f76dd9739bf36658b04f6ae8660d94012a0ebb68c360203392a4005b837f032a7326000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b50818110610db3565b507fe1e616f8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346101b95760606003193601126101b957610f26611114565b6024359060443567ffffffffffffffff81116101b957610f4a903690600401611137565b929091335f525f60205260ff60405f205416156105015773ffffffffffffffffffffffffffffffffffffffff1690815f5260016020526fffffffffffffffffffffffffffffffff60405f2054168082105f1461110d57508092935b825f52600160205260405f206fffffffffffffffffffffffffffffffff610fd181871682845416611168565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790555f905f955f918415915b81841061108c575050505081811161105e57505061102b61102660209484611205565b611320565b6040518281527f9845954932a5a6aa6ad359a98c71be2131d45c9c0f42a813519bccc66d40830e843392a3604051908152f35b7fa345396f000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b909192936110a190602061017d87868661119a565b9383156110d6576001906110cd6110b95f809c6111d7565b9a6110c861019784888861119a565b611365565b01929190611003565b925060206110e584848461119a565b01359287840293808504891490151715610862576001906110cd6110b9885f9704809c6111d7565b9293610fa5565b6004359073ffffffffffffffffffffffffffffffffffffffff821682036101b957565b9181601f840112156101b95782359167ffffffffffffffff83116101b9576020808501948460061b0101116101b957565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161086257565b91908110156111aa5760061b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9190820180921161086257565b3573ffffffffffffffffffffffffffffffffffffffff811681036101b95790565b9190820391821161086257565b604051906040820182811067ffffffffffffffff82111761123257604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b906040516080810181811067ffffffffffffffff82111761123257604052606067ffffffffffffffff6001839580546fffffffffffffffffffffffffffffffff8116865260801c602086015201546fffffffffffffffffffffffffffffffff8116604085015260801c16910152565b67ffffffffffffffff60019116019067ffffffffffffffff821161086257565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff821161086257565b8015611362576020816113567fd83c63197e8e676d80ab0122beba9a9d20f3828839e9a1d6fe81d242e9cd7e6e936005546111d7565b600555604051908152a1565b50565b81156114465773ffffffffffffffffffffffffffffffffffffffff169081156114145760207f55dbe92aa12ba19144cfcbafdabdae28d2aab73d08354910d9edc2882aad769a91835f5260048252600160405f206113c2816115bb565b016fffffffffffffffffffffffffffffffff6113e3818416828454166112ee565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055604051908152a2565b7fd83c63197e8e676d80ab0122beba9a9d20f3828839e9a1d6fe81d242e9cd7e6e9150806113566020926005546111d7565b5050565b546fffffffffffffffffffffffffffffffff8160801c91168082105f1461146f575090565b905090565b5f80808085855af13d15611531573d67ffffffffffffffff811161123257604051907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0603f81601f8401160116820182811067ffffffffffffffff8211176112325760405281525f60203d92013e5b156114ec575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b6114e3565b61153e61170e565b67ffffffffffffffff806060840151169116908082146115b45761156a67ffffffffffffffff916112ce565b160361158957602001516fffffffffffffffffffffffffffffffff1690565b806fffffffffffffffffffffffffffffffff60408160206115b19501511692015116906111d7565b90565b5050505f90565b6115c361170e565b600182019167ffffffffffffffff835460801c169067ffffffffffffffff8316809214611708576116a6916115f78261125f565b906fffffffffffffffffffffffffffffffff8061161a81855116610a6f86611536565b16167fffffffffffffffffffffffffffffffff0000000000000000000000000000000084541617835567ffffffffffffffff61165b816060850151166112ce565b16036116ef576040015181546fffffffffffffffffffffffffffffffff1660809190911b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000016179055565b81547fffffffffffffffff0000000000000000000000000000000000000000000000001660809190911b77ffffffffffffffff0000000000000000000000000000000016179055565b5080546fffffffffffffffffffffffffffffffff169055565b50505050565b67ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016801561174e5767ffffffffffffffff42160490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd' as const;
